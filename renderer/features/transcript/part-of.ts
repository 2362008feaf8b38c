import type { Evidence } from '../../../preload/contract/evidence.ts';

/**
 * A line cut down to whole words around some of its characters, with the time of these words where it is known.
 * @param from first character, @param to behind the last
 */
export function partOf(line: Evidence, from: number, to: number): Evidence {
  const { text, detail } = line;
  const [start, end] = [wordStart(text, from), wordEnd(text, to)];
  const said = text.slice(start, end).trim();
  if (said === '' || said === text.trim()) return line;
  // A quote of a part is no correction of the whole.
  const part: Evidence = { ...line, text: said, original: undefined };
  if (detail.kind !== 'speech') return part;
  const before = count(text.slice(0, start));
  const words = detail.words.slice(before, before + count(said));
  const fits = detail.words.length === count(text) && words.length > 0;
  if (!fits) return part;
  return { ...part, start: words[0]!.start, end: words.at(-1)!.end, detail: { ...detail, words } };
}

const count = (text: string): number => text.split(/\s+/).filter(Boolean).length;

function wordStart(text: string, at: number): number {
  let start = at;
  while (start < text.length && /\s/.test(text[start]!)) start++;
  while (start > 0 && !/\s/.test(text[start - 1]!)) start--;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  while (end < text.length && !/\s/.test(text[end]!)) end++;
  return end;
}
