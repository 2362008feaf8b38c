/** The visual tokens of a frame (or of a moment): what a vision encoder gives a language model in place of text. */
export interface Tokens {
  /** Features, n·d row-major. */
  data: Float32Array;
  n: number;
  d: number;
  /** How many of the encoder's tokens each row stands for, length n. */
  sizes: Float32Array;
  /** Where each row lies in the encoder's grid, by reading order from 0; a merged one where its destination lay. Length n. */
  places: Uint16Array;
  /** Columns of that grid. */
  columns: number;
}

/**
 * The encoder's own tokens, each standing for itself.
 * @param columns of the grid that they form
 * @throws RangeError where `data` is not n·d long
 */
export function tokensOf(data: Float32Array, n: number, d: number, columns = n): Tokens {
  if (data.length !== n * d) throw new RangeError(`${n} tokens of ${d} need ${n * d} values, not ${data.length}.`);
  return {
    data,
    n,
    d,
    sizes: new Float32Array(n).fill(1),
    places: Uint16Array.from({ length: n }, (_, i) => i),
    columns,
  };
}
