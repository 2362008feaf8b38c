/** Tokens of an answer at most; longer ones are passages, not answers (as in the SQuAD scripts of transformers). */
const LONGEST_ANSWER = 30;

/** A span of tokens with its score: start logit + end logit. */
export interface Span {
  from: number;
  /** Included. */
  to: number;
  score: number;
}

/**
 * The likeliest span of one window: the highest sum of a start and an end logit, the end not before the start.
 * @param first, last token of the passage, inclusive; what stands outside cannot answer
 * @param counts whether a token stands for letters, and so may begin or end an answer
 * @returns undefined where there is no token
 */
export function bestSpan(
  starts: Float32Array,
  ends: Float32Array,
  { first, last, counts }: { first: number; last: number; counts(i: number): boolean },
): Span | undefined {
  let best: Span | undefined;
  for (let from = first; from <= last; from++) {
    if (!counts(from)) continue;
    for (let to = from; to <= Math.min(last, from + LONGEST_ANSWER - 1); to++) {
      const score = starts[from]! + ends[to]!;
      if (counts(to) && (best === undefined || score > best.score)) best = { from, to, score };
    }
  }
  return best;
}
