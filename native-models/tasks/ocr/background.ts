import type { RgbImage } from '../../protocol.ts';
import { settleBlocks } from './blocks.ts';
import type { GreyImage } from './prepare.ts';

/** The background is estimated on a picture this many times smaller. */
const SHRINK = 4;
/** Half the window of the median, in pixels of the small picture: 68 px in all, wider than the strokes of a headline. */
const REACH = 8;
/** Values of a channel are counted in this many classes. */
const CLASSES = 64;

/**
 * Dark letters on white, whatever stood on whatever: each pixel's distance from its local background, the largest of
 * the three channels. The background is the median around the pixel, so that a bar, a button or a dark panel counts as
 * background itself: text beside it is not glued to it, and light text on it turns dark.
 */
export function inkOf(image: RgbImage): GreyImage {
  const { width, height, data } = image;
  const smallWidth = Math.ceil(width / SHRINK);
  const smallHeight = Math.ceil(height / SHRINK);
  const distance = new Uint8Array(width * height);
  for (let channel = 0; channel < 3; channel++) {
    const small = sampled(image, channel, smallWidth, smallHeight);
    const background = median(small, smallWidth, smallHeight);
    for (let y = 0; y < height; y++) {
      const row = Math.floor(y / SHRINK) * smallWidth;
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        const away = Math.abs(data[i * 3 + channel]! - background[row + Math.floor(x / SHRINK)]!);
        if (away > distance[i]!) distance[i] = away;
      }
    }
  }
  settleBlocks(image, distance);
  return { data: stretched(distance), width, height };
}

/** One pixel of each cell: averaging would mix ink and paper into a colour that is neither. */
function sampled(
  { data, width, height }: RgbImage,
  channel: number,
  smallWidth: number,
  smallHeight: number,
): Uint8Array {
  const small = new Uint8Array(smallWidth * smallHeight);
  for (let y = 0; y < smallHeight; y++) {
    const sy = Math.min(height - 1, y * SHRINK + SHRINK / 2);
    for (let x = 0; x < smallWidth; x++) {
      const sx = Math.min(width - 1, x * SHRINK + SHRINK / 2);
      small[y * smallWidth + x] = data[(sy * width + sx) * 3 + channel]!;
    }
  }
  return small;
}

/** Median of a square window by a sliding histogram (Huang, Yang and Tang 1979). */
function median(values: Uint8Array, width: number, height: number): Uint8Array {
  const shift = 8 - Math.log2(CLASSES);
  const out = new Uint8Array(values.length);
  const counts = new Uint16Array(CLASSES);
  const sums = new Uint32Array(CLASSES);
  for (let y = 0; y < height; y++) {
    counts.fill(0);
    sums.fill(0);
    let total = 0;
    const top = Math.max(0, y - REACH);
    const bottom = Math.min(height - 1, y + REACH);
    const column = (x: number, sign: 1 | -1) => {
      for (let yy = top; yy <= bottom; yy++) {
        const value = values[yy * width + x]!;
        counts[value >> shift]! += sign;
        sums[value >> shift]! += sign * value;
      }
      total += sign * (bottom - top + 1);
    };
    for (let x = 0; x < Math.min(REACH, width); x++) column(x, 1);
    for (let x = 0; x < width; x++) {
      if (x + REACH < width) column(x + REACH, 1);
      if (x - REACH - 1 >= 0) column(x - REACH - 1, -1);
      let seen = 0;
      let at = 0;
      while ((seen + counts[at]!) * 2 < total) seen += counts[at++]!;
      out[y * width + x] = Math.round(sums[at]! / counts[at]!);
    }
  }
  return out;
}

/** Distances to grey: the strongest 0.2% become black, weak ones are lifted so that pale text is not lost beside bold. */
function stretched(distance: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (const value of distance) counts[value]!++;
  let strongest = 255;
  for (let seen = counts[255]!; strongest > 64 && seen * 500 < distance.length; ) seen += counts[--strongest]!;
  const table = Uint8Array.from({ length: 256 }, (_, d) => 255 - 255 * Math.min(1, d / strongest) ** 0.8);
  return distance.map((value) => table[value]!);
}
