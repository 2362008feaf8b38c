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
      const row = ((y / SHRINK) | 0) * smallWidth;
      let i = y * width;
      for (let x = 0; x < width; x++, i++) {
        const away = Math.abs(data[i * 3 + channel]! - background[row + ((x / SHRINK) | 0)]!);
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

/** Median of a square window by a sliding histogram; the class of the median is followed, not searched anew (Huang, Yang and Tang 1979). */
function median(values: Uint8Array, width: number, height: number): Uint8Array {
  const shift = 8 - Math.log2(CLASSES);
  const out = new Uint8Array(values.length);
  const counts = new Uint16Array(CLASSES);
  const sums = new Uint32Array(CLASSES);
  for (let y = 0; y < height; y++) {
    counts.fill(0);
    sums.fill(0);
    const top = Math.max(0, y - REACH);
    const bottom = Math.min(height - 1, y + REACH);
    let total = 0;
    let at = 0;
    // Values in the classes below `at`.
    let below = 0;
    for (let x = -REACH; x < width; x++) {
      const enters = x + REACH;
      const leaves = x - REACH - 1;
      for (let i = top * width; i <= bottom * width; i += width) {
        if (enters < width) {
          const value = values[i + enters]!;
          const into = value >> shift;
          counts[into]!++;
          sums[into]! += value;
          total++;
          if (into < at) below++;
        }
        if (leaves >= 0) {
          const value = values[i + leaves]!;
          const from = value >> shift;
          counts[from]!--;
          sums[from]! -= value;
          total--;
          if (from < at) below--;
        }
      }
      if (x < 0) continue;
      while (below * 2 >= total && at > 0) below -= counts[--at]!;
      while ((below + counts[at]!) * 2 < total) below += counts[at++]!;
      out[y * width + x] = Math.round(sums[at]! / counts[at]!);
    }
  }
  return out;
}

/** Distances to grey: the strongest 0.2% become black, weak ones are lifted so that pale text is not lost beside bold. */
function stretched(distance: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  const { length } = distance;
  for (let i = 0; i < length; i++) counts[distance[i]!]!++;
  let strongest = 255;
  for (let seen = counts[255]!; strongest > 64 && seen * 500 < length; ) seen += counts[--strongest]!;
  const table = Uint8Array.from({ length: 256 }, (_, d) => 255 - 255 * Math.min(1, d / strongest) ** 0.8);
  const grey = new Uint8Array(length);
  for (let i = 0; i < length; i++) grey[i] = table[distance[i]!]!;
  return grey;
}
