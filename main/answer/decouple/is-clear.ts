import type { Ask } from '../question/ask.ts';

/** Whether the rules know what kind of answer is wanted: not when all they have is "what" or "how". */
export function isClear({ want, superlative, onScreen, quotes, ordinal }: Ask): boolean {
  if (want.kind !== 'what' && want.kind !== 'quote') return true;
  return (
    want.values.length > 0 ||
    want.focus !== null ||
    superlative !== null ||
    onScreen ||
    quotes.length > 0 ||
    ordinal !== null
  );
}
