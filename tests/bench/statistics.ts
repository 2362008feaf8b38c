/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export interface Closeness {
  /** The most that a probability differs. */
  probability: number;
  /** The most that log odds differ. */
  logOdds: number;
  /** Kendall's τ over the candidates, the mean over the questions: 1 for the same order, 0 for chance. */
  tau: number;
}

/** How far scores lie from others of the same candidates; both are log odds, [questions][candidates]. */
export function closeness(scores: readonly number[][], exact: readonly number[][]): Closeness {
  const pairs = scores.flatMap((row, q) => row.map((score, i) => [score, exact[q]![i]!] as const));
  const most = (distance: (a: number, b: number) => number) =>
    Math.max(...pairs.map(([a, b]) => Math.abs(distance(a, b))));
  const taus = scores.map((row, q) => kendall(row, exact[q]!));
  return {
    probability: most((a, b) => sigmoid(a) - sigmoid(b)),
    logOdds: most((a, b) => a - b),
    tau: taus.reduce((sum, tau) => sum + tau, 0) / taus.length,
  };
}

function kendall(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++, pairs++) sum += Math.sign(a[i]! - a[j]!) * Math.sign(b[i]! - b[j]!);
  }
  return sum / pairs;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The value below which that share of the numbers lies, by nearest rank. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
