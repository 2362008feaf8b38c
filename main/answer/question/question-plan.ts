import { z } from 'zod';
import { plan } from '../../../preload/contract/answer.ts';
import type { Condition } from './condition.ts';

const words = z.string().trim().min(1).max(2000);

/** One step: what is looked for or asked, and what its outcome does to the steps behind it. */
export const hop = z.object({
  /** A phrase to find, or a question. */
  ask: words,
  /** Where it shows itself; null where the question does not tell. */
  in: z.enum(['said', 'shown', 'seen']).nullable(),
  /**
   * during, after, before, between: the next is read there. file: the next is read in that file. holds: a file is sought that holds it.
   * fill: its answer takes the place of `phrase` in the next. tell: it is told.
   */
  role: z.enum(['during', 'after', 'before', 'between', 'file', 'holds', 'fill', 'tell']),
  /** The other end of `between`. */
  until: words.nullable().default(null),
  /** 1 = the first time; −1 = the last; null where any will do. */
  occurrence: z.number().int().min(-1).max(20).nullable().default(null),
  /** What the answer of `fill` takes the place of. */
  phrase: words.nullable().default(null),
  by: z.enum(['rules', 'model']).default('rules'),
  /** A place that is known already and need not be looked for. */
  at: z.custom<NonNullable<Condition['at']>>().nullable().default(null),
});
export type Hop = z.infer<typeof hop>;

/** What decoupling makes of a question (Video-RAG, section 3.2), with its steps in the order in which they run. */
export const questionPlan = z.object({
  /** The question as a whole, without its clock range. */
  question: words,
  /** What to look for in what is said; null where it is not there that the answer is sought. */
  speech: words.nullable(),
  /** What to look for in the text on screen. */
  screen: words.nullable(),
  /** Things to be seen, as the question calls them or as the detector does. */
  objects: z.array(z.string().trim().min(1).max(40)).max(8),
  relation: z.enum(['location', 'number', 'relation']).nullable(),
  /** s of the recording */
  time: z.object({ from: z.number().nonnegative(), to: z.number().nonnegative() }).nullable(),
  answerKind: plan.shape.answerKind,
  /** Ordered; each `tell` ends a part of the question. */
  hops: z.array(hop).min(1).max(12),
});
export type QuestionPlan = z.infer<typeof questionPlan>;

/** The parts of a plan, each with the steps that lead to what it tells. */
export function partsOf({ hops }: Pick<QuestionPlan, 'hops'>): Hop[][] {
  const parts: Hop[][] = [[]];
  for (const one of hops) {
    parts.at(-1)!.push(one);
    if (one.role === 'tell') parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

/** A step that places the next in the recording, as a condition; `file` and `holds` are found in the same way. */
export function conditionOf(one: Hop, text = one.ask): Condition {
  const { role, until, occurrence, at } = one;
  const relation = role === 'after' || role === 'before' || role === 'between' ? role : 'during';
  return { relation, text, until, mode: one.in, occurrence, at };
}
