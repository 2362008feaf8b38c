import { spaced } from './indexed-text.ts';

/** unicode61 makes words of letters, numbers and private-use characters; a term without any of them matches nothing. */
const INDEXED = /[\p{L}\p{N}\p{Co}]/u;
/** More terms than any question has; keeps a pasted book from becoming one query. */
const MOST_TERMS = 128;
const LONGEST_TERM = 400;

/**
 * One term as an FTS5 string: inside double quotes nothing is an operator, and several words are a phrase.
 * @returns undefined where nothing in the term can be indexed (emoji, punctuation, empty).
 */
export function quotedTerm(term: string): string | undefined {
  // FTS5 reads the query as a C string: a NUL would end it inside the quotes.
  const plain = spaced(term.slice(0, LONGEST_TERM).replaceAll('\0', ' ')).trim();
  return INDEXED.test(plain) ? `"${plain.replaceAll('"', '""')}"` : undefined;
}

/** MATCH expression for "any of these terms", or undefined where none can be looked up. */
export function anyOf(terms: readonly string[]): string | undefined {
  const quoted = new Set(terms.map(quotedTerm).filter((term) => term !== undefined));
  return quoted.size > 0 ? [...quoted].slice(0, MOST_TERMS).join(' OR ') : undefined;
}
