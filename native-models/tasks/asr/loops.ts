/** Longest phrase that is looked at, tokens. */
const LONGEST = 24;
/** A phrase this short must come back more often: "no, no, no" is something people say. */
const SHORT = 3;

/**
 * Sees whether a sequence ends in a loop: the same phrase three times in a row (five times where it has at most 3 tokens).
 * @returns tokens to take back so that the phrase stands once; 0 where there is no loop
 */
export function repeatedTail(ids: readonly number[]): number {
  for (let length = 1; length <= LONGEST; length++) {
    const times = length <= SHORT ? 5 : 3;
    if (ids.length < length * times) continue;
    const phraseStart = ids.length - length;
    let repeats = 1;
    while (repeats < times && same(ids, phraseStart, phraseStart - repeats * length, length)) repeats++;
    if (repeats === times) return length * (times - 1);
  }
  return 0;
}

function same(ids: readonly number[], a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (ids[a + i] !== ids[b + i]) return false;
  return true;
}
