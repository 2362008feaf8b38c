/** How words are looked for. */
export interface FindWords {
  find: string;
  /** "art" is not in "start". */
  wholeWord: boolean;
  matchCase: boolean;
}

/** Where the words stand in a text, from and to, in UTF-16 units; never one over another. */
export function placesOf({ find, wholeWord, matchCase }: FindWords): (text: string) => [number, number][] {
  const words = find.trim().split(/\s+/).map(literal).join('\\s+');
  if (words === '') return () => [];
  const pattern = wholeWord ? `(?<![\\p{L}\\p{M}\\p{N}_])${words}(?![\\p{L}\\p{M}\\p{N}_])` : words;
  const finder = new RegExp(pattern, matchCase ? 'gu' : 'giu');
  return (text) => [...text.matchAll(finder)].map(({ index, 0: found }) => [index, index + found.length]);
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The text with other words in these places, without the double spaces and commas that leaving words out would make. */
export function withOther(text: string, places: readonly [number, number][], other: string): string {
  let out = '';
  let from = 0;
  for (const [start, end] of places) {
    out += text.slice(from, start) + inPlaceOf(text.slice(start, end), other);
    from = end;
  }
  out += text.slice(from);
  return (other.trim() === '' ? out.replace(/(?:\s+|,\s*)+([,.;:!?…])/gu, '$1') : out).replace(/\s+/g, ' ').trim();
}

/** A word that began a sentence goes on beginning it. */
export function inPlaceOf(found: string, other: string): string {
  const capital = /^\p{Lu}(?!\p{Lu})/u.test(found);
  return capital && /^\p{Ll}/u.test(other) ? other[0]!.toUpperCase() + other.slice(1) : other;
}
