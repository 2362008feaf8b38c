import { numberSpans } from '../language/numbers.ts';
import { tokens } from '../language/tokens.ts';
import type { Judged } from './judged.ts';
import { magnitude } from './readers/table.ts';
import { values } from './reading/values.ts';

/** Both must speak of nearly all of the question, or they speak of two things. */
const BOTH_SUPPORTED = 0.85;
/** From which both are believed. */
const SURE = 0.8;
const READ = /^(?:value|table|label)$/;

/**
 * A second answer that contradicts the first: said otherwise than shown, or by two files or speakers, of the same kind of value. It is told
 * beside the first, not averaged with it (RGB's counterfactual robustness).
 */
export function conflicting(best: Judged, judged: readonly Judged[]): Judged | null {
  const first = measured(best);
  if (!first || best.verdict.support < BOTH_SUPPORTED) return null;
  for (const other of judged) {
    const { found, verdict } = other;
    if (verdict.reason !== null || verdict.support < BOTH_SUPPORTED) continue;
    const otherwise =
      found.passage.mode !== best.found.passage.mode && found.passage.assetId === best.found.passage.assetId;
    if (!otherwise && !(full(best) && full(other) && apart(best, other))) continue;
    const second = measured(other);
    if (second && second.type === first.type && second.value !== first.value && !found.passage.second) return other;
  }
  return null;
}

/** Every word of the question is met in what is cited, and it is read with confidence. */
const full = ({ verdict, sure }: Judged): boolean =>
  verdict.signs.here > 0.99 && verdict.missing.length === 0 && sure >= SURE;

/** Two sources: two files, or two sentences; the rows of a table speak of different things. */
function apart({ found: one }: Judged, { found: other }: Judged): boolean {
  if (one.passage.assetId !== other.passage.assetId) return true;
  return one.passage !== other.passage && one.passage.mode === 'said' && other.passage.mode === 'said';
}

function measured({ found }: Judged): { type: string; value: number } | null {
  const [only, more] = READ.test(found.reader) ? values(found.text) : [];
  if (!only || more) return null;
  const spoken = numberSpans(tokens(only.text).map((token) => token.word));
  const value = /\d/.test(only.text) ? magnitude(only.text) : spoken.length === 1 ? spoken[0]!.value : Number.NaN;
  return Number.isFinite(value) ? { type: only.type, value } : null;
}
