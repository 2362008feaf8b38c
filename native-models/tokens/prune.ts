import type { Tokens } from './tokens.ts';

/**
 * Keeps the `keep` most important tokens (the first on ties), in their order: FasterVLM's pruning before the language
 * model. Unlike merging it drops the others, so that the sizes no longer sum to the encoder's count.
 * @param importance one a token. Where the encoder has a CLS token, its attention to each patch in the last layer, mean
 * over the heads. SigLIP has no CLS token: the token's length (`lengths`) stands in, which is a weaker sign, since
 * encoders also park global information in long tokens of dull patches (Darcet et al. 2023).
 * @throws RangeError where there is not one importance a token
 */
export function pruneTokens(tokens: Tokens, keep: number, importance: Float32Array = lengths(tokens)): Tokens {
  const { data, n, d, sizes, places, columns } = tokens;
  if (importance.length !== n) throw new RangeError(`${n} tokens need ${n} importances, not ${importance.length}.`);
  if (keep >= n) return tokens;
  const kept = Int32Array.from(importance.keys())
    .sort((a, b) => importance[b]! - importance[a]! || a - b)
    .subarray(0, Math.max(1, keep))
    .sort();
  const pruned = new Float32Array(kept.length * d);
  for (const [row, i] of kept.entries()) pruned.set(data.subarray(i * d, (i + 1) * d), row * d);
  return {
    data: pruned,
    n: kept.length,
    d,
    sizes: Float32Array.from(kept, (i) => sizes[i]!),
    places: Uint16Array.from(kept, (i) => places[i]!),
    columns,
  };
}

/** Euclidean length of each token. */
function lengths({ data, n, d }: Tokens): Float32Array {
  const found = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = i * d; k < (i + 1) * d; k++) sum += data[k]! * data[k]!;
    found[i] = Math.sqrt(sum);
  }
  return found;
}
