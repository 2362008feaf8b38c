import { mergeToBudgetWith } from '../../tokens/merge.ts';
import type { NearestAsync } from '../../tokens/nearest.ts';
import { mergeTemporal } from '../../tokens/temporal.ts';
import type { Tokens } from '../../tokens/tokens.ts';

/** From here on the same place shows the same thing a moment later. */
const STANDS_STILL = 0.9;

/**
 * A frame's tokens within its budget. Judged by the features themselves: features less their mean, or with their places beside them, ranked
 * no better on drawn sets (nDCG@5 fused 0.83 and 0.82 against 0.83 at 16 tokens).
 */
export function mergeFrame(nearest: NearestAsync, tokens: Tokens, budget: number): Promise<Tokens> {
  return mergeToBudgetWith(nearest, tokens, budget);
}

/**
 * Looks at one moment as one: what stands still is merged over time, then the whole to its budget.
 * @param looks in time order, of one size
 */
export function mergeLooks(nearest: NearestAsync, looks: readonly Tokens[], budget: number): Promise<Tokens> {
  const [first] = looks;
  if (first && looks.length === 1) return mergeFrame(nearest, first, budget);
  return mergeFrame(nearest, mergeTemporal([...looks], { minCosine: STANDS_STILL }), budget);
}
