import type { RgbImage } from '../../protocol.ts';

/** A window of a picture, px. */
export interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Grey with which YOLOX pads (its ValTransform). */
const PAD = 114;

/**
 * Scales a window of the picture into the top left of a square and pads the rest, as YOLOX was trained:
 * BGR planes, 0..255, no normalisation. Bilinear when enlarging, averaging over the covered pixels when shrinking.
 * @returns `tensor` of 3·size·size and `scale`, px of the square a px of the picture
 */
export function letterbox(image: RgbImage, window: Window, size: number): { tensor: Float32Array; scale: number } {
  const scale = Math.min(size / window.width, size / window.height);
  const width = Math.max(1, Math.round(window.width * scale));
  const height = Math.max(1, Math.round(window.height * scale));
  const columns = taps(window.x, window.width, width, scale);
  const rows = taps(window.y, window.height, height, scale);
  const tensor = new Float32Array(3 * size * size).fill(PAD);
  const plane = size * size;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [r, g, b] = [0, 0, 0];
      for (const [row, rowWeight] of rows[y]!) {
        for (const [column, columnWeight] of columns[x]!) {
          const at = (row * image.width + column) * 3;
          const weight = rowWeight * columnWeight;
          r += image.data[at]! * weight;
          g += image.data[at + 1]! * weight;
          b += image.data[at + 2]! * weight;
        }
      }
      const to = y * size + x;
      tensor[to] = b;
      tensor[plane + to] = g;
      tensor[2 * plane + to] = r;
    }
  }
  return { tensor, scale };
}

/** For each target pixel the source pixels that it is made of, with weights that sum to 1 (triangle filter). */
function taps(offset: number, length: number, target: number, scale: number): [number, number][][] {
  const radius = Math.max(1, 1 / scale);
  return Array.from({ length: target }, (_, i) => {
    const centre = (i + 0.5) / scale - 0.5;
    const found: [number, number][] = [];
    let sum = 0;
    for (let at = Math.ceil(centre - radius); at <= Math.floor(centre + radius); at++) {
      const weight = 1 - Math.abs(at - centre) / radius;
      if (weight <= 0) continue;
      found.push([offset + Math.min(length - 1, Math.max(0, at)), weight]);
      sum += weight;
    }
    return found.map(([at, weight]) => [at, weight / sum]);
  });
}
