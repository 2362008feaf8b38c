import type { Answer, PastTurn, Scope, Sentence, Trace } from '../../../preload/contract/answer.ts';
import type { Moment } from '../../../preload/contract/evidence.ts';

/** One question and what has come of it so far. */
export interface Turn {
  key: string;
  question: string;
  scope: Scope;
  /** What had been asked and answered before it. */
  before: PastTurn[];
  state: 'running' | 'done' | 'failed';
  /** Name of the stage that runs. */
  stage: string | null;
  sentences: Sentence[];
  moments: Moment[];
  trace: Trace | null;
  answer: Answer | null;
  error: string | null;
}
