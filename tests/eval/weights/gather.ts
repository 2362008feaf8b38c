import { createAsker } from '../../../main/answer/ask.ts';
import { sentenceOf } from '../../../main/answer/compose.ts';
import type { Solved } from '../../../main/answer/solve.ts';
import { textScorer } from '../../../main/retrieval/rerank.ts';
import { createRetriever } from '../../../main/retrieval/retrieve.ts';
import type { AskedLibrary } from '../ask-questions.ts';
import type { Question } from '../questions.ts';
import { scoreAnswer } from '../score.ts';

/** A question with what could be told of it. */
export interface Weighing {
  answerable: boolean;
  candidates: { signs: Readonly<Record<string, number>>; right: boolean }[];
}

/** Questions for which another kind of answer is right than one that is read. */
const LEFT_OUT = /^(?:language|which-file)$/;

/** Asks each question in the whole library and keeps its candidates, each with its signs and whether it would be right and cited. */
export async function gatherWeighings(
  { library, models, ids }: AskedLibrary,
  questions: readonly Question[],
): Promise<Weighing[]> {
  let last: readonly Solved[] = [];
  const clock = () => performance.now();
  const retrieve = createRetriever({
    library,
    models,
    reranker: textScorer,
    findPictures: async () => undefined,
    clock,
  });
  const ask = createAsker({
    library,
    models,
    retrieve,
    visual: () => undefined,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    onSolved: (solved) => {
      last = solved;
    },
  });
  const assetIds = [...new Set(ids.values())];
  const weighings: Weighing[] = [];
  for (const gold of questions.filter(({ kind, own }) => !own && !LEFT_OUT.test(kind))) {
    const { signal } = new AbortController();
    const answer = await ask({ question: gold.question, scope: { assetIds } }, { signal, emit() {} });
    const { ask: asked, judged } = last.at(-1)!;
    const candidates = judged.flatMap(({ found, signs }) => {
      const sentence = signs && sentenceOf(library, asked, found);
      if (!signs || !sentence) return [];
      const told = { ...answer, status: 'answered' as const, sentences: [sentence] };
      const { rightAndCited } = scoreAnswer(gold, ids.get(gold.asset)!, told, 'library', 0);
      return [{ signs, right: rightAndCited === true }];
    });
    weighings.push({ answerable: gold.answer !== null, candidates });
  }
  return weighings;
}
