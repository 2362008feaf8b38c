import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outcome } from './score.ts';

/** Whether a set, a folder or a file of questions, is one that nobody may look at: a file `sealed` lies in it or beside it. */
export function isSealed(set: string): boolean {
  return existsSync(join(statSync(set).isDirectory() ? set : dirname(set), 'sealed'));
}

/** What remains of an outcome when nobody may see the question: its numbers, which are all that a comparison needs. */
export function withoutWords(outcome: Outcome): Outcome {
  return { ...outcome, question: '', text: '', cited: '', route: '', expected: outcome.expected && [] };
}
