import { met, type Term } from '../../language/terms.ts';
import type { Passage } from './passage.ts';

/** Terms of a question with what each is worth, and what the vector search knows of single evidences. */
export interface Measure {
  terms: readonly Term[];
  weights: readonly number[];
  /** Cosine to the question by evidence id. */
  cosines: ReadonlyMap<string, number>;
}

export interface Scored {
  passage: Passage;
  /** Weighted share of the terms that the passage with its context holds, 0–1. */
  coverage: number;
  cosine: number;
  score: number;
}

const IN_CONTEXT = 0.85;
const NEARBY = 0.4;
/** What was recognised counts less where somebody wrote the same down. */
const SECOND = 0.8;

/** What a layout is called: a row of it need not say so. */
export const LAYOUT = /^(?:tables?|charts?|graphs?|diagrams?|bars?|columns?|rows?|lists?|entry|box)$/;

/** How far one passage meets one term: in its own words, in its heading or columns, or in its neighbourhood. */
export function meets(term: Term, passage: Passage): number {
  if (passage.role === 'row' && LAYOUT.test(term.word)) return IN_CONTEXT;
  const own = met(term, passage.own);
  if (own === 1) return 1;
  const around = met(term, passage.around) * IN_CONTEXT;
  if (around > 0) return Math.max(own, around);
  return Math.max(own, met(term, passage.near) * NEARBY);
}

/** Scores every passage against the question; best first. */
export function scorePassages(
  measure: Measure,
  passages: readonly Passage[],
  modes: { said: number; shown: number; seen: number },
): Scored[] {
  const all = measure.weights.reduce((sum, weight) => sum + weight, 0);
  return passages
    .map((passage) => {
      let sum = 0;
      measure.terms.forEach((term, i) => {
        sum += (measure.weights[i] ?? 1) * meets(term, passage);
      });
      const coverage = all === 0 ? 0 : sum / all;
      const cosine = Math.max(0, ...passage.evidence.map((item) => measure.cosines.get(item.id) ?? 0));
      return {
        passage,
        coverage,
        cosine,
        score: (0.6 * coverage + 0.4 * cosine) * modes[passage.mode] * (passage.second ? SECOND : 1),
      };
    })
    .sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
}

/** Whether a line itself, or what it stands under, speaks of the question; its neighbours' words are not its own. */
export function speaksOf(passage: Passage, ask: { terms: readonly Term[]; asked: readonly string[] }): boolean {
  const telling = ask.terms.filter(
    (term) => (term.kind === 'content' || term.kind === 'name') && !ask.asked.includes(term.stem),
  );
  return telling.length === 0 || telling.some((term) => met(term, passage.around) >= 0.7);
}

/** What a passage scored; `score` where it was not among those that were found. */
export function scoredOf(scored: readonly Scored[], passage: Passage, score = 0.4): Scored {
  return scored.find((item) => item.passage === passage) ?? { passage, score, coverage: 0, cosine: 0 };
}
