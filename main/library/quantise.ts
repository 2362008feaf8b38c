/**
 * Two shorter forms of a vector, both blind to its length, as cosine is.
 * Signs (1 bit a dimension): the Hamming distance of two grows with their angle; good for a first, coarse scan.
 * Int8, scaled so that the vector's own largest component is ±127: a unit vector of 384 dimensions has components near 0.05, for which a
 * fixed scale of 1 would leave 6 steps.
 */
export function toBits(vector: Float32Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(vector.length / 8));
  for (let i = 0; i < vector.length; i++) if (vector[i]! > 0) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

export function toInt8(vector: Float32Array): Uint8Array {
  let largest = 0;
  for (const x of vector) largest = Math.max(largest, Math.abs(x));
  const scaled = Int8Array.from(vector, (x) => Math.round((x / largest) * 127));
  return new Uint8Array(scaled.buffer);
}

/** False for a vector without a direction: all zeros, or with NaN or infinity in it. */
export function hasDirection(vector: Float32Array): boolean {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return Number.isFinite(sum) && sum > 0;
}
