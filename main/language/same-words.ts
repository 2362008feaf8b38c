import { matchesOf } from './align-words.ts';

const LAST_SIGN = /[^\p{L}\p{N}]*$/u;

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** How much two texts say the same, 0–1: the share of words that have one alike in the other, in order. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  return matchesOf(left, right).length / Math.max(left.length, right.length);
}

/**
 * What stands in a corrected text where a part of the original stood, with that part's own first letter and last sign.
 * @returns undefined where the original does not hold the part, or nothing is left of it
 */
export function requoted(part: string, original: string, now: string): string | undefined {
  const [wanted, before, after] = [wordsOf(part), wordsOf(original), wordsOf(now)];
  const from = before.findIndex((_, i) => wanted.every((word, k) => plain(before[i + k] ?? '') === plain(word)));
  if (from < 0 || wanted.length === 0) return undefined;
  const to = from + wanted.length;
  const matches = matchesOf(before, after);
  // Where the first or last word itself is new, up to what lies next to the part.
  const first = matches.find(([heard]) => heard === from)?.[1];
  const last = matches.find(([heard]) => heard === to - 1)?.[1];
  const left = first ?? (matches.findLast(([heard]) => heard < from)?.[1] ?? -1) + 1;
  const right = last === undefined ? (matches.find(([heard]) => heard >= to)?.[1] ?? after.length) : last + 1;
  const found = after.slice(left, right).join(' ');
  if (found === '') return undefined;
  const asBefore = wanted.at(-1) === before[to - 1];
  const ended = asBefore ? found : found.replace(LAST_SIGN, '') + LAST_SIGN.exec(part)![0];
  return wanted[0] !== before[from] && /^\p{Lu}/u.test(part) ? ended[0]!.toUpperCase() + ended.slice(1) : ended;
}

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || word;
