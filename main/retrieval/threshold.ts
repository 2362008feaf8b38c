/** Where there is nothing to learn from. */
export const DEFAULT_THRESHOLD = 0.5;
const BINS = 10;

/**
 * The score from which on a candidate is likelier relevant than not (RagVL's adaptive η): where the histogram of relevant scores crosses that
 * of irrelevant ones from below, between the centres of the bins. Of several crossings the one that parts the two best (Youden's J);
 * 0.5 where there is none.
 * @param relevant scores of known relevant pairs, 0–1 @param irrelevant of known irrelevant ones
 */
export function adaptiveThreshold(relevant: readonly number[], irrelevant: readonly number[], bins = BINS): number {
  if (relevant.length === 0 || irrelevant.length === 0) return DEFAULT_THRESHOLD;
  const [good, bad] = [histogram(relevant, bins), histogram(irrelevant, bins)];
  const difference = good.map((share, i) => share - bad[i]!);
  const crossings: number[] = [];
  let below = -1;
  for (const [i, value] of difference.entries()) {
    if (value > 0 && below >= 0) {
      const from = -difference[below]!;
      crossings.push((below + 0.5 + ((i - below) * from) / (from + value)) / bins);
    }
    if (value !== 0) below = value < 0 ? i : -1;
  }
  const shareFrom = (scores: readonly number[], least: number) =>
    scores.filter((score) => score >= least).length / scores.length;
  const youden = (least: number) => shareFrom(relevant, least) - shareFrom(irrelevant, least);
  return crossings.sort((a, b) => youden(b) - youden(a) || a - b)[0] ?? DEFAULT_THRESHOLD;
}

/** Share of the scores in each of `bins` equal parts of 0–1. */
function histogram(scores: readonly number[], bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) counts[Math.min(bins - 1, Math.max(0, Math.floor(score * bins)))]! += 1;
  return counts.map((count) => count / scores.length);
}
