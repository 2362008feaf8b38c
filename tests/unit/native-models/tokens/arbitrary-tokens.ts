import fc from 'fast-check';
import { type Tokens, tokensOf } from '../../../../native-models/tokens/tokens.ts';
import { normalFrom, randomFrom } from '../../../fixtures/random.ts';

/** Features as encoders give them, in which ties do not happen. */
export const gaussian = (seed: number): (() => number) => normalFrom(randomFrom(seed));

export const generic = (n: number, d: number, seed: number): Tokens =>
  tokensOf(Float32Array.from({ length: n * d }, gaussian(seed)), n, d);

/** Tokens in general position. */
export const genericTokens = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 9 }), fc.integer())
  .map(([n, d, seed]) => generic(n, d, seed));

/** Small whole numbers: full of ties, repeated and zero vectors. */
export const tiedTokens = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 3 }))
  .chain(([n, d]) =>
    fc
      .array(fc.integer({ min: -2, max: 2 }), { minLength: n * d, maxLength: n * d })
      .map((values) => tokensOf(Float32Array.from(values), n, d)),
  );

export const anyTokens = fc.oneof(genericTokens, tiedTokens);

/** Rows as plain arrays. */
export const rowsOf = ({ data, n, d }: { data: ArrayLike<number>; n: number; d: number }): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: d }, (_, k) => data[i * d + k]!));

export const tokensFrom = (rows: number[][]): Tokens =>
  tokensOf(Float32Array.from(rows.flat()), rows.length, rows[0]!.length);
