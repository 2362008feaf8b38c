import type { Scope, TraceHop } from '../../preload/contract/answer.ts';
import type { Desk } from './desk.ts';
import type { Hop } from './question/question-plan.ts';
import type { AnswerKind } from './question/wants.ts';
import type { Passage } from './reading/passage.ts';
import type { NearnessOf, Solved } from './solve.ts';

/** What running a plan needs. */
export interface PlanKit {
  desk: Desk;
  /** A desk on a part of the scope; it is never wider. */
  narrow(by: Partial<Scope>): Desk;
  nearnessOf: NearnessOf;
  /** A kind of answer to try where the one that the rules saw finds none. */
  kind: AnswerKind | null;
}

/** A part of the question, answered or not, and the steps that led there. */
export interface Ran {
  solved: Solved;
  hops: TraceHop[];
}

/** A step as the trace shows it. @param passage where it was found, null where it was not */
export function traceHop(
  { role, by }: Hop,
  ask: string,
  passage: Passage | null,
  found: { text: string; start: number; end: number } | null,
): TraceHop {
  const kind = passage?.evidence[0]?.kind;
  if (!passage || !found || !kind) return { ask, by, role, found: null };
  const { start, end } = found;
  return { ask, by, role, found: { text: found.text.slice(0, 240), assetId: passage.assetId, kind, start, end } };
}
