/** Ids that mean an answer; several spellings count together. */
export interface AnswerIds {
  yes: readonly number[];
  no: readonly number[];
}

/**
 * Log odds of Yes against No at one position: lse over the spellings of Yes minus lse over those of No (RagVL, Chen et al. 2024).
 * @param logits over the vocabulary
 */
export function logOddsOf(logits: Float32Array, { yes, no }: AnswerIds): number {
  return logSumExp(logits, yes) - logSumExp(logits, no);
}

/** σ(x), finite for every x. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

function logSumExp(logits: Float32Array, ids: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const id of ids) most = Math.max(most, logits[id]!);
  let sum = 0;
  for (const id of ids) sum += Math.exp(logits[id]! - most);
  return most + Math.log(sum);
}
