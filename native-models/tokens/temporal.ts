import { type Tokens, tokensOf } from './tokens.ts';

/**
 * Merges what stands still over the frames of one moment. Position by position, a run begins at the first frame; the
 * same position of the next frame joins it while its cosine with the run's mean so far is at least `minCosine`, else it
 * begins a run of its own. Against the mean, not the frame before: in a slow change each step is small, and the run
 * would swallow it all. Means are weighted by size; the cosine with a zero vector is 0.
 * @param frames in time order, equal in n and d: grids as the encoder gave them. Of merged grids the same row is another
 * place in each frame: merge in time first, then in space.
 * @returns the runs, frame by frame of their first frame and there by position; sizes sum to those of all frames
 * @throws RangeError where the frames differ in shape
 */
export function mergeTemporal(frames: Tokens[], { minCosine }: { minCosine: number }): Tokens {
  const { n, d, places, columns } = frames[0] ?? tokensOf(new Float32Array(0), 0, 0);
  if (frames.some((frame) => frame.n !== n || frame.d !== d)) {
    throw new RangeError('Frames merge in time only where they have equally many tokens of equal width.');
  }
  // A run's sums lie where its first token lay.
  const sums = new Float64Array(frames.length * n * d);
  const sizes = new Float32Array(frames.length * n);
  let runs = 0;
  for (let position = 0; position < n; position++) {
    let run = -1;
    for (const [time, { data, sizes: weights }] of frames.entries()) {
      const from = position * d;
      if (run < 0 || cosine(sums, run * d, data, from, d) < minCosine) {
        run = time * n + position;
        runs++;
      }
      const weight = weights[position]!;
      sizes[run]! += weight;
      for (let k = 0; k < d; k++) sums[run * d + k]! += weight * data[from + k]!;
    }
  }
  const merged = tokensOf(new Float32Array(runs * d), runs, d, columns);
  let row = 0;
  for (const [run, size] of sizes.entries()) {
    if (size === 0) continue;
    merged.sizes[row] = size;
    merged.places[row] = places[run % n]!;
    for (let k = 0; k < d; k++) merged.data[row * d + k] = sums[run * d + k]! / size;
    row++;
  }
  return merged;
}

/** Of `d` values from `at` in a and from `bt` in b. */
function cosine(a: Float64Array, at: number, b: Float32Array, bt: number, d: number): number {
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let k = 0; k < d; k++) {
    const x = a[at + k]!;
    const y = b[bt + k]!;
    dot += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  return dot === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB);
}
