import { numberSpans } from '../language/numbers.ts';
import { contentTerm, met } from '../language/terms.ts';
import { tokens } from '../language/tokens.ts';
import type { Verdict } from './check.ts';
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
  if (!first) return null;
  for (const other of judged) {
    const { found, verdict } = other;
    // Said while the slide that answers is shown, of the same: it is about that slide.
    const otherwiseSaid = found.passage.mode !== best.found.passage.mode && isBeside(best, other);
    if (otherwiseSaid && differs(first, other)) return other;
    if (verdict.reason !== null || Math.min(verdict.support, best.verdict.support) < BOTH_SUPPORTED) continue;
    const otherwise =
      found.passage.mode !== best.found.passage.mode && found.passage.assetId === best.found.passage.assetId;
    if (!otherwise && !(full(best) && full(other) && apart(best, other))) continue;
    if (differs(first, other)) return other;
  }
  return null;
}

interface Measured {
  type: string;
  value: number;
}

function differs(first: Measured, other: Judged): boolean {
  const second = measured(other);
  return second !== null && second.type === first.type && second.value !== first.value && !other.found.passage.second;
}

/** s between what is shown and what is said of it. */
const BESIDE = 1;

/** Both in one file at one time, and each speaks of something that the question names beside what it measures. */
function isBeside({ found: one, verdict: first }: Judged, { found: two, verdict }: Judged): boolean {
  const [a, b] = [one.passage, two.passage];
  if (a.assetId !== b.assetId || a.end + BESIDE < b.start || b.end + BESIDE < a.start) return false;
  // A row is of one of several things: who speaks must name it.
  const [row] = [a, b].filter(({ role }) => role === 'row');
  const said = a.mode === 'said' ? a : b;
  if (row && met(contentTerm(tokens(row.cells[0] ?? '').at(-1)?.word ?? ''), said.own) < 0.75) return false;
  const told = (of: Verdict, from: readonly string[]) =>
    of.held.some(
      ({ term, value, where }) =>
        term.kind !== 'light' && value >= 0.55 && where !== 'file' && !from.includes(term.stem),
    );
  return told(first, one.accounted) && told(verdict, two.accounted) && verdict.veto !== 'row';
}

/** Every word of the question is met in what is cited, and it is read with confidence. */
const full = ({ verdict, sure }: Judged): boolean =>
  verdict.signs.here > 0.99 && verdict.missing.length === 0 && sure >= SURE;

/** Two sources: two files, or two sentences; the rows of a table speak of different things. */
function apart({ found: one }: Judged, { found: other }: Judged): boolean {
  if (one.passage.assetId !== other.passage.assetId) return true;
  return one.passage !== other.passage && one.passage.mode === 'said' && other.passage.mode === 'said';
}

function measured({ found }: Judged): Measured | null {
  const [only, more] = READ.test(found.reader) ? values(found.text) : [];
  if (!only || more) return null;
  const spoken = numberSpans(tokens(only.text).map((token) => token.word));
  const plain = /\d/.test(only.text) ? magnitude(only.text) : spoken.length === 1 ? spoken[0]!.value : Number.NaN;
  const value = only.type === 'clock' ? minutesOf(only.text, plain) : plain;
  return Number.isFinite(value) ? { type: only.type, value } : null;
}

/** Of the day: "15:00" and "three in the afternoon" are one time. */
function minutesOf(text: string, value: number): number {
  const isLate = /\b(?:pm|p\.m\.|afternoon|evening|night)/i.test(text);
  const minutes = /:\d\d/.test(text) ? value : value * 60;
  return isLate && minutes < 720 ? minutes + 720 : minutes;
}
