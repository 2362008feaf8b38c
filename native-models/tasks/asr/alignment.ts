/** Frames of the median filter along time, as OpenAI's Whisper. */
const MEDIAN = 7;

/**
 * Aligns tokens with encoder frames by their cross attention (OpenAI Whisper, timing.py): each head is normalised over
 * tokens and smoothed over time, the heads are averaged, and dynamic time warping finds the monotonic path.
 * @param attention per token, per alignment head, attention to each frame
 * @param frames how many frames hold audio
 * @returns for each token the frame at which it begins
 */
export function alignTokens(attention: readonly (readonly Float32Array[])[], frames: number): number[] {
  const count = attention.length;
  if (count === 0 || frames === 0) return Array.from({ length: count }, () => 0);
  const heads = attention[0]!.length;
  const cost = new Float32Array(count * frames);
  const column = new Float32Array(count);
  const normal = new Float32Array(count * frames);
  for (let head = 0; head < heads; head++) {
    for (let f = 0; f < frames; f++) {
      let mean = 0;
      for (let t = 0; t < count; t++) {
        column[t] = attention[t]![head]![f]!;
        mean += column[t]! / count;
      }
      let variance = 0;
      for (let t = 0; t < count; t++) variance += (column[t]! - mean) ** 2 / count;
      const deviation = Math.sqrt(variance) || 1;
      for (let t = 0; t < count; t++) normal[t * frames + f] = (column[t]! - mean) / deviation;
    }
    for (let t = 0; t < count; t++) {
      const row = normal.subarray(t * frames, (t + 1) * frames);
      for (let f = 0; f < frames; f++) cost[t * frames + f]! -= medianAround(row, f) / heads;
    }
  }
  return warp(cost, count, frames);
}

function medianAround(row: Float32Array, centre: number): number {
  const values: number[] = [];
  const half = (MEDIAN - 1) / 2;
  for (let i = centre - half; i <= centre + half; i++) {
    // Mirrored at the ends.
    let at = Math.abs(i);
    if (at >= row.length) at = Math.max(0, 2 * row.length - 2 - at);
    values.push(row[Math.min(at, row.length - 1)]!);
  }
  return values.sort((a, b) => a - b)[half]!;
}

/** Dynamic time warping from (0, 0) to the last token and frame; returns where each row is entered. */
export function warp(cost: Float32Array, rows: number, columns: number): number[] {
  const total = new Float64Array((rows + 1) * (columns + 1)).fill(Infinity);
  const from = new Uint8Array((rows + 1) * (columns + 1));
  const width = columns + 1;
  total[0] = 0;
  for (let r = 1; r <= rows; r++) {
    for (let c = 1; c <= columns; c++) {
      const diagonal = total[(r - 1) * width + c - 1]!;
      const up = total[(r - 1) * width + c]!;
      const left = total[r * width + c - 1]!;
      const best = Math.min(diagonal, up, left);
      from[r * width + c] = best === diagonal ? 0 : best === up ? 1 : 2;
      total[r * width + c] = best + cost[(r - 1) * columns + c - 1]!;
    }
  }
  const entered = Array.from({ length: rows }, () => 0);
  let r = rows;
  let c = columns;
  while (r > 0 && c > 0) {
    entered[r - 1] = c - 1;
    const move = from[r * width + c]!;
    if (move !== 2) r--;
    if (move !== 1) c--;
  }
  return entered;
}
