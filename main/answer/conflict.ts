import { numberSpans } from '../language/numbers.ts';
import { tokens } from '../language/tokens.ts';
import type { Judged } from './judged.ts';
import { magnitude } from './readers/table.ts';
import { values } from './reading/values.ts';

/** Both must speak of nearly all of the question, or they speak of two things. */
const BOTH_SUPPORTED = 0.85;
const READ = /^(?:value|table|label)$/;

/**
 * A second answer that contradicts the first: said otherwise than shown, of the same kind of value. It is told beside the first, not
 * averaged with it (RGB's counterfactual robustness).
 */
export function conflicting(best: Judged, judged: readonly Judged[]): Judged | null {
  const first = measured(best);
  if (!first || best.verdict.support < BOTH_SUPPORTED) return null;
  for (const other of judged) {
    const { found, verdict } = other;
    if (verdict.reason !== null || verdict.support < BOTH_SUPPORTED) continue;
    if (found.passage.mode === best.found.passage.mode || found.passage.assetId !== best.found.passage.assetId)
      continue;
    const second = measured(other);
    if (second && second.type === first.type && second.value !== first.value && !found.passage.second) return other;
  }
  return null;
}

function measured({ found }: Judged): { type: string; value: number } | null {
  const [only, more] = READ.test(found.reader) ? values(found.text) : [];
  if (!only || more) return null;
  const spoken = numberSpans(tokens(only.text).map((token) => token.word));
  const value = /\d/.test(only.text) ? magnitude(only.text) : spoken.length === 1 ? spoken[0]!.value : Number.NaN;
  return Number.isFinite(value) ? { type: only.type, value } : null;
}
