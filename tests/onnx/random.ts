import { randomFrom } from '../fixtures/random.ts';

const POOL_BITS = 16;
let pool: Float32Array | undefined;

/** Box and Muller's normal numbers to draw from: a draw is then a look-up, a hundred times as fast as a logarithm and a cosine. */
function normalPool(): Float32Array {
  if (pool === undefined) {
    const next = randomFrom(1);
    // Above 0, whose logarithm is infinite, to 1.
    const uniform = () => next() + 2 ** -32;
    pool = Float32Array.from({ length: 1 << POOL_BITS }, () => {
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      return radius * Math.cos(2 * Math.PI * uniform());
    });
  }
  return pool;
}

/** `length` normal numbers of mean 0 around `deviation`, the same for the same key: weights do not depend on the order they are made in. */
export function normalNumbers(key: string, length: number, deviation: number): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(length);
  const source = normalPool();
  const mask = (1 << POOL_BITS) - 1;
  let state = hash(key) || 1;
  for (let i = 0; i < length; i++) {
    // Marsaglia's xorshift32.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    numbers[i] = source[(state >>> 8) & mask]! * deviation;
  }
  return numbers;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
