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

/**
 * The vector turned (a Walsh–Hadamard transform over blocks of the largest power of two that divides its length): angles and lengths stay,
 * and what a few components held is shared by all. CLIP's vectors have components that hold most of their length; scaled by these, int8
 * would leave a handful of steps to all others.
 */
export function turned(vector: Float32Array): Float32Array {
  const block = vector.length & -vector.length;
  const out = Float32Array.from(vector);
  for (let half = 1; half < block; half *= 2) {
    for (let from = 0; from < out.length; from += 2 * half) {
      for (let i = from; i < from + half; i++) {
        const [a, b] = [out[i]!, out[i + half]!];
        out[i] = (a + b) * Math.SQRT1_2;
        out[i + half] = (a - b) * Math.SQRT1_2;
      }
    }
  }
  return out;
}

/** Euclidean length of a vector of `toInt8`. */
export function int8Length(bytes: Uint8Array): number {
  let sum = 0;
  for (const x of new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)) sum += x * x;
  return Math.sqrt(sum);
}
