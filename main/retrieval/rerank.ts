import type { Device } from '../../preload/contract/model.ts';
import { contextOf, wordsOf } from '../language/evidence-text.ts';
import { bag, met, type Term } from '../language/terms.ts';
import type { Hit } from '../retrieval-port.ts';
import type { MomentHits } from './moments.ts';

/**
 * Gives each moment a score of how likely it holds the answer. A model that sees the picture (RagVL's P(Yes)) takes the same place
 * as the text scorer below.
 */
export interface Reranker {
  readonly name: string;
  /** What the reader of a trace should know, null where there is nothing to say. */
  readonly note: string | null;
  /** Where a model ran, and how many moments it read; left out where none did. */
  readonly device?: Device | null;
  readonly looked?: number;
  /** Scores 0–1, one each moment, in the order given. */
  rerank(question: Question, moments: readonly MomentHits[], signal: AbortSignal): Promise<number[]>;
}

export interface Question {
  text: string;
  terms: readonly Term[];
  /** Weight of each term, rarer is heavier. */
  weights: readonly number[];
  /** Name of an asset, which may hold what the question says. */
  nameOf(assetId: string): string;
  /** 0–1: how much a file tells of itself. Of two that say the same the fuller comes first. */
  fullness(assetId: string): number;
}

/** Enough to part equals, too little to part others. */
const TIE = 0.005;

/** Weighted share of the question's words that the moment holds, with the nearest cosine. */
export const textScorer: Reranker = {
  name: 'text',
  note: 'No model that looks at pictures is in use: moments are ranked by their words and meaning.',
  rerank: (question, moments) =>
    Promise.resolve(
      moments.map(({ hits, moment }) => {
        const shared = hits.map((hit) => hit.evidence).slice(0, 12);
        const together = coverage(
          question,
          shared.map((evidence) => `${wordsOf(evidence)} ${contextOf(evidence)}`).join('\n'),
        );
        // A moment that only its picture brought up has no hits.
        const one = Math.max(0, ...hits.slice(0, 6).map((hit) => single(question, hit)));
        const name = coverage(question, question.nameOf(moment.assetId).replace(/[._-]/g, ' '));
        return 0.3 * together + 0.65 * one + 0.045 * name + TIE * question.fullness(moment.assetId);
      }),
    ),
};

/** One evidence with its context: words of its own count in full, its heading's a little less. */
function single(question: Question, hit: Hit): number {
  const own = coverage(question, wordsOf(hit.evidence));
  const withContext = coverage(question, `${wordsOf(hit.evidence)} ${contextOf(hit.evidence)}`);
  return 0.5 * (0.4 * own + 0.6 * withContext) + 0.5 * Math.max(0, hit.cosine);
}

function coverage(question: Question, text: string): number {
  const words = bag(text);
  let sum = 0;
  let all = 0;
  question.terms.forEach((term, i) => {
    const weight = question.weights[i] ?? 1;
    sum += weight * met(term, words);
    all += weight;
  });
  return all === 0 ? 0 : sum / all;
}
