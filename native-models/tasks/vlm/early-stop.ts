/**
 * Whether the best `keep` stay what they are, whatever the rest will score.
 * @param scores of those that were scored, null for the others
 * @param bounds the most that each could get
 */
export function topCannotChange(scores: readonly (number | null)[], bounds: readonly number[], keep: number): boolean {
  const known = scores.filter((score) => score !== null).sort((a, b) => b - a);
  if (known.length < keep) return false;
  const last = known[keep - 1]!;
  return scores.every((score, i) => score !== null || bounds[i]! <= last);
}
