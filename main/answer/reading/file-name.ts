import { stem } from '../../language/stem.ts';
import type { Term } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';

/** Share of the words of a file's name that the terms hold. */
export function nameShare(name: string, terms: readonly Term[]): number {
  const words = tokens(name.replace(/\.\w{2,4}$/, '').replace(/[_-]/g, ' ')).filter(
    (word) => word.word.length > 2 && !/^\d/.test(word.word),
  );
  if (words.length === 0) return 0;
  return words.filter((word) => terms.some((term) => term.stem === stem(word.word))).length / words.length;
}
