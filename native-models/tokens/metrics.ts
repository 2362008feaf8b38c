import type { Tokens } from './tokens.ts';

/**
 * Features minus their mean over the frame (weighted by size), as a metric for merging: what all tokens of a frame have
 * in common makes every cosine large and hides what tells them apart.
 * @returns n·d row-major
 */
export function centred({ data, n, d, sizes }: Tokens): { data: Float32Array; d: number } {
  const mean = new Float64Array(d);
  let weight = 0;
  for (let i = 0; i < n; i++) {
    const size = sizes[i]!;
    weight += size;
    for (let k = 0; k < d; k++) mean[k]! += size * data[i * d + k]!;
  }
  for (let k = 0; k < d; k++) mean[k]! /= weight || 1;
  const centred = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < d; k++) centred[i * d + k] = data[i * d + k]! - mean[k]!;
  }
  return { data: centred, d };
}
