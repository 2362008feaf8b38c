/**
 * Groups texts of like length, since a batch is padded to its longest text.
 * @param lengths tokens of each text
 * @param budget most padded tokens a batch (a single longer text is a batch of its own)
 * @returns indices into `lengths`, each exactly once
 */
export function batchesByLength(lengths: readonly number[], budget: number): number[][] {
  const order = lengths.map((_, i) => i).sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  const batches: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    if (current.length > 0 && lengths[index]! * (current.length + 1) > budget) {
      batches.push(current);
      current = [];
    }
    current.push(index);
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
