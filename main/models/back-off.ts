const FIRST_MS = 250;
const LONGEST_MS = 8000;

/** ms to wait before the next start after `deaths` in a row: 250 ms, doubled each time, at most 8 s. */
export function backOff(deaths: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, deaths - 1));
}
