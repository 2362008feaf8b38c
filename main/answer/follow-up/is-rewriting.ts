import type { PastTurn } from '../../../preload/contract/answer.ts';
import { bag, met, terms } from '../../language/terms.ts';

/** Words that a rewriting may bring in by itself. */
const FREE =
  /^(?:video|recording|file|slide|screen|said|shown|mention(?:ed)?|tell|told|say|show|speaker|person|thing|name|number|many)$/;

/**
 * Whether a model's rewriting of a follow-up says what was asked: every word of the question is kept (but for what it stood for), and
 * every word that came in stands in the conversation. A model must not ask something else in a person's name.
 */
export function isRewriting(rewritten: string, question: string, turns: readonly PastTurn[]): boolean {
  const now = bag(rewritten);
  const kept = terms(question).filter(
    (term) => term.kind !== 'meta' && term.kind !== 'light' && !STANDS_FOR.test(term.word),
  );
  if (kept.some((term) => met(term, now) < 0.7)) return false;
  const known = bag(
    [question, ...turns.flatMap((turn) => [turn.question, ...turn.sentences.map(({ text }) => text)])].join('\n'),
  );
  return terms(rewritten).every(
    (term) =>
      term.kind === 'meta' ||
      FREE.test(term.word) ||
      met(term, known) === 1 ||
      (term.kind === 'light' && !/\d/.test(term.word)),
  );
}

/** What points back in a question and has no place in its rewriting. */
const STANDS_FOR = /^(?:other|one|ones|next|then|first|second|third|last|former|latter)$/;
