import type { RgbImage } from '../../../protocol.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A line that was cut out and runs from left to right. */
export interface Straight {
  /** 8-bit RGB, row-major. */
  data: Uint8Array;
  width: number;
  height: number;
}

/** Samples along one axis of a pixel at most: larger letters than that lose nothing. */
const MOST_SAMPLES = 4;

/**
 * Cuts a box out of a picture and turns it so that its width runs from left to right. The picture goes on past its edges as its
 * outermost pixels do.
 * @param lineHeight px of the result
 * @param mostWidth px; a longer line is squeezed
 */
export function straighten(image: RgbImage, box: RotatedBox, lineHeight: number, mostWidth: number): Straight {
  const down = box.height / lineHeight;
  const width = Math.min(mostWidth, Math.max(1, Math.round(box.width / down)));
  const right = box.width / width;
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(down)));
  const data = new Uint8Array(width * lineHeight * 3);
  const sum = [0, 0, 0];
  for (let y = 0; y < lineHeight; y++) {
    for (let x = 0; x < width; x++) {
      sum.fill(0);
      for (let j = 0; j < samples; j++) {
        for (let i = 0; i < samples; i++) {
          const u = (x + (i + 0.5) / samples - width / 2) * right;
          const v = (y + (j + 0.5) / samples - lineHeight / 2) * down;
          addPixel(image, box.x + u * cos - v * sin - 0.5, box.y + u * sin + v * cos - 0.5, sum);
        }
      }
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) data[at + c] = sum[c]! / (samples * samples) + 0.5;
    }
  }
  return { data, width, height: lineHeight };
}

/** Adds the colour between the four pixels around a point. */
function addPixel({ data, width, height }: RgbImage, x: number, y: number, sum: number[]): void {
  const cx = Math.min(width - 1, Math.max(0, x));
  const cy = Math.min(height - 1, Math.max(0, y));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const [fx, fy] = [cx - x0, cy - y0];
  const right = x0 < width - 1 ? 3 : 0;
  const below = y0 < height - 1 ? width * 3 : 0;
  const at = (y0 * width + x0) * 3;
  for (let c = 0; c < 3; c++) {
    const i = at + c;
    const above = data[i]! * (1 - fx) + data[i + right]! * fx;
    sum[c]! += above * (1 - fy) + (data[i + below]! * (1 - fx) + data[i + below + right]! * fx) * fy;
  }
}
