/** One word as it stands in a text. `at` is its offset in UTF-16 units. */
export interface Token {
  raw: string;
  /** Lower case, accents and apostrophes removed. */
  word: string;
  at: number;
  end: number;
}

const WORD = /\d+(?:[.:,]\d+)*|[\p{L}\p{M}]+(?:['’][\p{L}]+)*/gu;

/** Splits a text into words; digits and letters are parted ("3h" is "3", "h"), times and decimals stay whole. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    found.push({ raw: match[0], word: fold(match[0]), at: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Lower case without accents, possessive s or apostrophes. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');
}
