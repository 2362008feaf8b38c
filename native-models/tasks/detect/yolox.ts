/** A detection in pixels of the square that the network saw. */
export interface RawDetection {
  classIndex: number;
  score: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

const STRIDES = [8, 16, 32];

/**
 * Decodes YOLOX's raw output (Ge et al. 2021): per cell cx = (x + gx)·s, cy = (y + gy)·s, w = e^w·s, h = e^h·s;
 * score = objectness · class.
 * @param output cells · (5 + classes), cells ordered by stride, then row, then column
 */
export function decodeYolox(output: Float32Array, size: number, classes: number, minScore: number): RawDetection[] {
  const width = 5 + classes;
  const found: RawDetection[] = [];
  let at = 0;
  for (const stride of STRIDES) {
    const cells = Math.floor(size / stride);
    for (let gy = 0; gy < cells; gy++) {
      for (let gx = 0; gx < cells; gx++, at += width) {
        const objectness = output[at + 4]!;
        if (objectness < minScore) continue;
        let best = 0;
        for (let c = 1; c < classes; c++) if (output[at + 5 + c]! > output[at + 5 + best]!) best = c;
        const score = objectness * output[at + 5 + best]!;
        if (score < minScore) continue;
        const w = Math.exp(output[at + 2]!) * stride;
        const h = Math.exp(output[at + 3]!) * stride;
        const x = (output[at]! + gx) * stride - w / 2;
        const y = (output[at + 1]! + gy) * stride - h / 2;
        found.push({ classIndex: best, score, x, y, w, h });
      }
    }
  }
  return found;
}
