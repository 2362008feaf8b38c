import { matchesOf } from './align-words.ts';

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** How much two texts say the same, 0–1: the share of words that have one alike in the other, in order. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  return matchesOf(left, right).length / Math.max(left.length, right.length);
}

/**
 * What stands in a corrected text where a quote of the original stood.
 * @returns undefined where the original does not hold the quote, or nothing is left of it
 */
export function requoted(quote: string, original: string, now: string): string | undefined {
  const [wanted, before, after] = [wordsOf(quote), wordsOf(original), wordsOf(now)];
  const from = before.findIndex((_, i) => wanted.every((word, k) => before[i + k] === word));
  if (from < 0 || wanted.length === 0) return undefined;
  const to = from + wanted.length;
  const matches = matchesOf(before, after);
  const left = matches.findLast(([heard]) => heard < from)?.[1] ?? -1;
  const right = matches.find(([heard]) => heard >= to)?.[1] ?? after.length;
  return after.slice(left + 1, right).join(' ') || undefined;
}
