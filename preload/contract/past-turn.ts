import type { Answer, PastTurn } from './answer.ts';

/** What the contract takes of an answer. */
const MOST = { sentences: 8, citations: 8, letters: 4000 };

/** An answer as the next question of its conversation takes it along, under the question as it was understood. */
export function pastTurnOf({
  question,
  sentences,
  trace,
}: Pick<Answer, 'question' | 'sentences'> & { trace: Answer['trace'] | null }): PastTurn {
  return {
    question: trace?.understood?.question.slice(0, 2000) ?? question,
    sentences: sentences.slice(0, MOST.sentences).map(({ text, citations }) => ({
      text: text.slice(0, MOST.letters),
      citations: citations
        .slice(0, MOST.citations)
        .map(({ evidenceId, assetId, start, end }) => ({ evidenceId, assetId, start, end })),
    })),
  };
}
