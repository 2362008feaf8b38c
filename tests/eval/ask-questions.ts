import { createAsker } from '../../main/answer/ask.ts';
import { type AskSwitches, SWITCHES } from '../../main/ask-switches.ts';
import type { Library } from '../../main/library/library.ts';
import { textScorer } from '../../main/retrieval/rerank.ts';
import { createRetriever } from '../../main/retrieval/retrieve.ts';
import type { Models } from '../../native-models/protocol.ts';
import type { Answer } from '../../preload/contract/answer.ts';
import type { Question } from './questions.ts';
import { describeWrong, type Outcome, scoreAnswer } from './score.ts';

export interface AskedLibrary {
  library: Library;
  models: Models;
  /** Ids of the files by their names in the questions. */
  ids: ReadonlyMap<string, string>;
  /** Ids of files that no question is about. */
  others?: readonly string[];
}

export interface AskOptions {
  /** Gets a line for what went wrong. */
  say?: (line: string) => void;
  switches?: Readonly<AskSwitches>;
  /** The files of the library that is asked; all where it is left out. */
  among?: readonly string[];
  /** Gets every answer, for what an outcome does not hold. */
  onAnswer?: (answer: Answer, scope: Outcome['scope']) => void;
}

/** Asks each question in its own file and in the whole library, without a model that looks at pictures. */
export async function askQuestions(
  { library, models, ids }: AskedLibrary,
  questions: readonly Question[],
  { say = () => {}, switches = SWITCHES, among = [], onAnswer }: AskOptions = {},
): Promise<Outcome[]> {
  const clock = () => performance.now();
  const findPictures = async () => undefined;
  const retrieve = createRetriever({ library, models, reranker: textScorer, findPictures, clock, switches });
  const newId = () => crypto.randomUUID();
  const ask = createAsker({ library, models, retrieve, visual: () => undefined, now: Date.now, newId, switches });
  const outcomes: Outcome[] = [];
  for (const gold of questions) {
    const id = ids.get(gold.asset);
    if (!id) throw new Error(`${gold.id}: no asset ${gold.asset}`);
    for (const scope of scopesOf(gold)) {
      const began = clock();
      const answer = await ask(
        { question: gold.question, scope: { assetIds: scope === 'own' ? [id] : [...among] } },
        { signal: new AbortController().signal, emit() {} },
      );
      const outcome = scoreAnswer(gold, id, answer, scope, clock() - began);
      outcomes.push(outcome);
      onAnswer?.(answer, scope);
      describeWrong(gold, outcome, answer).forEach(say);
    }
  }
  return outcomes;
}

/** A question that does not say which file it means has an answer in its own file only. */
export const scopesOf = ({ own }: Question): readonly Outcome['scope'][] => (own ? ['own'] : ['own', 'library']);
