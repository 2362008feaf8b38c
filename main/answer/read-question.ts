import type { PastTurn, Scope, Trace } from '../../preload/contract/answer.ts';
import type { Library } from '../library/library.ts';
import { narrower } from './narrower.ts';
import { planByRules } from './question/plan-by-rules.ts';
import type { QuestionPlan } from './question/question-plan.ts';
import { timeRange } from './question/time-range.ts';
import type { Window } from './readers/candidate.ts';

/** A question as it will be answered. */
export interface ReadQuestion {
  /** Stands by itself, without its clock range. */
  question: string;
  scope: Scope;
  window: Window | null;
  plan: QuestionPlan;
  trace: Pick<Trace, 'decoupled' | 'understood'>;
}

/** Makes a plan of a question: what it means in its conversation, which seconds it names, which steps lead to its answer. */
export async function readQuestion(
  { library }: { library: Library },
  { question, scope }: { question: string; scope: Scope; turns?: readonly PastTurn[] },
): Promise<ReadQuestion> {
  const timed = rangeOf(library, question, scope);
  const { from, to } = timed.range ?? {};
  const plan = planByRules(timed.question, from === undefined ? null : { from, to: to! });
  return { ...timed, plan, trace: {} };
}

/** A clock range in the question cuts the scope; with one file in scope it is a window, too. */
function rangeOf(library: Library, question: string, scope: Scope) {
  const ids = scope.assetIds.length > 0 ? scope.assetIds : library.assets.list().map((asset) => asset.id);
  const only = ids.length === 1 ? library.assets.get(ids[0]!) : undefined;
  const duration = only?.duration ?? Math.max(0, ...ids.map((id) => library.assets.get(id)?.duration ?? 0));
  const found = timeRange(question, duration);
  if (!found || found.rest === '') return { question, scope, window: null, range: null };
  const { range } = found;
  const window = only ? { assetId: only.id, start: range.from, end: range.to } : null;
  return { question: found.rest, scope: narrower(scope, range), window, range };
}
