import { parseAsk } from '../question/ask.ts';
import type { QuestionPlan } from '../question/question-plan.ts';
import { isClear } from './is-clear.ts';

/** A question of more words is long. */
const LONG = 12;
const CLAUSE = /[,;:]|\b(?:and|but|who|which|that|where|when|while|whose|whoever|whatever|if|because)\b/gi;

/**
 * Whether a model may know more of a question than the rules do: asking it costs a second or more, so it is asked where the rules are
 * likely to have missed something. Rules that found steps, quotes or a clock time have read it; a short question with a clear kind of answer
 * needs no second reader.
 * @returns why it is or is not asked
 */
export function worthAsking(plan: QuestionPlan, open: boolean): { ask: boolean; why: string } {
  if (open) return { ask: true, why: 'it speaks of what went before' };
  if (plan.hops.length > 1) return { ask: false, why: 'the rules found its steps' };
  const ask = parseAsk(plan.question);
  if (ask.quotes.length > 0) return { ask: false, why: 'it says in quotes what to look for' };
  const words = plan.question.split(/\s+/).length;
  if (words > LONG) return { ask: true, why: 'it is long' };
  if (!isClear(ask)) return { ask: true, why: 'the rules saw no clear kind of answer' };
  // The first word is the question's own.
  const clauses = plan.question.replace(/^\S+\s*/, '').match(CLAUSE)?.length ?? 0;
  return clauses >= 2 ? { ask: true, why: 'it has several clauses' } : { ask: false, why: 'the rules read it clearly' };
}
