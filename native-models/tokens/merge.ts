import { type Matches, type NearestAsync, nearest as searched } from './nearest.ts';
import { average, firsts, planRound, total } from './round.ts';
import type { Tokens } from './tokens.ts';

export interface MergeOptions {
  /**
   * 'position': tokens stay in reading order, a merged one at its destination's place. 'aim': as AIM lists them, the
   * sources that were not merged by falling similarity, then the destinations. @default 'position'
   */
  order?: 'position' | 'aim';
  /** 'size': means weighted by how many tokens each stands for (ToMe). 'mean': plain means (AIM). @default 'size' */
  weight?: 'size' | 'mean';
  /** What similarity is judged by, n·d row-major, merged along from round to round. @default the tokens themselves */
  metric?: { data: Float32Array; d: number };
  /** Finds each source's best destination. @default in plain code */
  nearest?: typeof searched;
}

/**
 * One round of bipartite merging (AIM, Zhong et al. 2024, after ToMe, Bolya et al. 2023). Sources are the even
 * positions, destinations the odd; the r sources with the most similar destination merge into it (the first on ties).
 * @param r tokens to lose, at most ⌊n/2⌋; the tokens themselves come back where that is 0
 * @throws RangeError where the metric is not n·d long
 */
export function mergeTokens(tokens: Tokens, r: number, options: MergeOptions = {}): Tokens {
  return mergeToBudget(tokens, tokens.n - Math.min(Math.max(0, Math.trunc(r)), tokens.n >> 1), options);
}

/**
 * Rounds of merging until `budget` tokens are left (at least 1); each round halves, the last takes only what is needed.
 * @returns exactly `budget` tokens, or the tokens themselves where there are no more than that
 * @throws RangeError where the metric is not n·d long
 */
export function mergeToBudget(tokens: Tokens, budget: number, options: MergeOptions = {}): Tokens {
  const { nearest = searched } = options;
  const work = rounds(tokens, budget, options);
  let step = work.next();
  while (!step.done) step = work.next(nearest(...step.value));
  return step.value;
}

/** `mergeToBudget` with the search done elsewhere, as by a graph for large grids. */
export async function mergeToBudgetWith(
  nearest: NearestAsync,
  tokens: Tokens,
  budget: number,
  options: Omit<MergeOptions, 'nearest'> = {},
): Promise<Tokens> {
  const work = rounds(tokens, budget, options);
  let step = work.next();
  while (!step.done) step = work.next(await nearest(...step.value));
  return step.value;
}

/** Tokens that are left of `n` at a ratio of 0–1: rounded up, as halving does (169 → 85 → 43), and at least 1. */
export function budgetOf(n: number, ratio: number): number {
  // 0.07 × 100 is 7.000000000000001.
  return Math.min(n, Math.max(1, Math.ceil(n * ratio - 1e-9)));
}

/** Asks for one search a round, so that it may be done here or elsewhere. */
function* rounds(
  tokens: Tokens,
  budget: number,
  { order = 'position', weight = 'size', metric }: MergeOptions,
): Generator<Parameters<NearestAsync>, Tokens, Matches> {
  if (metric && metric.data.length !== tokens.n * metric.d) {
    throw new RangeError(
      `The metric of ${tokens.n} tokens needs ${tokens.n * metric.d} values, not ${metric.data.length}.`,
    );
  }
  const left = Math.max(1, Math.trunc(budget));
  let current = tokens;
  let judge = metric;
  while (current.n > left) {
    const { data, d } = judge ?? current;
    const matches = yield [everySecond(data, d, 0), everySecond(data, d, 1), d];
    const plan = planRound(current.n, matches, Math.min(current.n - left, current.n >> 1), order);
    const weights = weight === 'size' ? current.sizes : undefined;
    if (judge) judge = { data: average(judge.data, judge.d, plan, weights), d: judge.d };
    current = {
      data: average(current.data, current.d, plan, weights),
      n: plan.starts.length - 1,
      d: current.d,
      sizes: total(current.sizes, plan),
      places: firsts(current.places, plan),
      columns: current.columns,
    };
  }
  return current;
}

/** Rows `from`, from + 2, … of a row-major matrix. */
function everySecond(data: Float32Array, d: number, from: number): Float32Array {
  const n = data.length / d;
  const rows = new Float32Array(((n - from + 1) >> 1) * d);
  for (let i = from, at = 0; i < n; i += 2, at += d) rows.set(data.subarray(i * d, (i + 1) * d), at);
  return rows;
}
