import { type Term, terms } from './terms.ts';

/** Share of a term's weight by its class: what speaks of the recording hardly tells one moment from another. */
const CLASS_WEIGHT: Record<Term['kind'], number> = { content: 1, name: 1.2, number: 0.7, light: 0.3, meta: 0.35 };

export interface Weighed {
  terms: Term[];
  /** 0–1.2, in the order of the terms. */
  weights: number[];
  /** How many evidences of the library hold each. */
  counts: number[];
}

/**
 * Terms of a text with weights that grow with rareness in the library (BM25's idf, scaled to 0–1).
 * @param frequencies how many evidences hold each term, of how many
 */
export function weighTerms(
  text: string,
  frequencies: (terms: readonly string[]) => { total: number; counts: number[] },
): Weighed {
  const found = terms(text);
  const { total, counts } = frequencies(found.map((term) => term.word));
  const most = Math.log(1 + (total + 0.5) / 0.5) || 1;
  const weights = found.map((term, i) => {
    const n = counts[i] ?? 0;
    // A word that nothing holds cannot tell moments apart, but it must not count for nothing: it may be the point of the question.
    const rareness = Math.log(1 + (total - n + 0.5) / (n + 0.5)) / most;
    return CLASS_WEIGHT[term.kind] * (0.25 + 0.75 * Math.max(0, rareness));
  });
  return { terms: found, weights, counts };
}
