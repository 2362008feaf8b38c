import type { Tokens } from './tokens.ts';

/** Tokens as they are kept: a byte a value, one scale a token (16 tokens of 576 take 9 KB). */
export interface PackedTokens {
  n: number;
  d: number;
  /** n·d row-major, -127..127 */
  data: Int8Array;
  /** value = data · scale of its row */
  scales: Float32Array;
  sizes: Uint16Array;
  /** In the encoder's grid, which has so many columns. */
  places: Uint16Array;
  columns: number;
}

/** The smallest normal float32: with it even a row of zeros has a scale to be divided by. */
const SMALLEST_SCALE = 2 ** -126;
const LARGEST_SIZE = 0xffff;

/**
 * Rounds each value to the nearest of 255 steps of its row: it comes back within half a scale. Sizes beyond 65,535 are
 * kept as that.
 * @throws RangeError where a value is not finite
 */
export function packTokens({ data, n, d, sizes, places, columns }: Tokens): PackedTokens {
  const packed = new Int8Array(n * d);
  const scales = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let largest = 0;
    for (let k = i * d; k < (i + 1) * d; k++) largest = Math.max(largest, Math.abs(data[k]!));
    if (!Number.isFinite(largest)) {
      throw new RangeError('Visual tokens with values that are not finite cannot be kept: encode the frame again.');
    }
    scales[i] = Math.max(largest / 127, SMALLEST_SCALE);
    const steps = 1 / scales[i]!;
    // As Math.round does, which takes six times as long.
    for (let k = i * d; k < (i + 1) * d; k++) packed[k] = Math.floor(data[k]! * steps + 0.5);
  }
  const counts = Uint16Array.from(sizes, (size) => Math.min(size, LARGEST_SIZE));
  return { n, d, data: packed, scales, sizes: counts, places, columns };
}

/** The tokens, each value within half a scale of what was packed. */
export function unpackTokens({ n, d, data, scales, sizes, places, columns }: PackedTokens): Tokens {
  const values = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const scale = scales[i]!;
    for (let k = i * d; k < (i + 1) * d; k++) values[k] = data[k]! * scale;
  }
  return { data: values, n, d, sizes: Float32Array.from(sizes), places, columns };
}
