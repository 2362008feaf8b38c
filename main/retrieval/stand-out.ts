/** With fewer pictures there is no telling what is usual: then the nearest alone stands out. */
const FEWEST = 5;
/** Median absolute deviations in a standard deviation of a normal distribution. */
const DEVIATIONS = 1.4826;

/**
 * How far pictures stand out for a text, from their cosines: 1 for the nearest, 0 for what is usual, 0 for all where none does. CLIP's cosines
 * have no meaning of their own: 0.3 for a fitting picture, 0.2 for any other, other numbers for another text and another model. Video-RAG (its
 * code) keeps frames above 1.6 times the mean; but a cosine has no zero to count multiples from, and a mean does not say how widely chance
 * strews. So the middle is the median of the library's pictures, the spread the median deviation below it (what fits lies above, and must not
 * widen it), and the nearest must lie above the middle by half of what the nearest of so many does by chance, √(2 ln n) deviations (Donoho and
 * Johnstone 1994). The whole of it would turn away half of the right answers. Whether an answer exists no cosine tells.
 * @param scores best first @param background cosines of the library's pictures, or a sample of them @param count how many it stands for
 */
export function prominence(scores: readonly number[], background: readonly number[], count: number): number[] {
  const [best] = scores;
  if (best === undefined) return [];
  if (background.length < FEWEST) return scores.map((_, i) => (i === 0 ? 1 : 0));
  const middle = median(background);
  const spread = DEVIATIONS * median(background.filter((score) => score <= middle).map((score) => middle - score));
  const ahead = best - middle;
  if (ahead < 1e-9 || ahead < spread * Math.sqrt(Math.log(count) / 2)) return scores.map(() => 0);
  return scores.map((score) => Math.max(0, (score - middle) / ahead));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
