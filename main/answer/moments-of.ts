import type { Moment } from '../../preload/contract/evidence.ts';
import type { Library } from '../library/library.ts';
import type { Candidate } from './readers/candidate.ts';
import type { Solved } from './solve.ts';

/** s; as in retrieval, a longer stretch is no moment to point at. */
const LONGEST = 30;

/**
 * Moments in the order in which they help: what the answer rests on, what other candidates rested on, what retrieval ranked.
 * A moment that mostly repeats one before it is left out.
 */
export function momentsOf(library: Library, solved: readonly Solved[], most: number): Moment[] {
  const chosen: Moment[] = [];
  const add = (moment: Moment) => {
    if (!chosen.some((other) => repeats(other, moment))) chosen.push(moment);
  };
  for (const { best } of solved) if (best) add(momentOf(library, best.found));
  for (const { judged, best } of solved) {
    for (const item of judged.filter((one) => one !== best && one.verdict.support > 0.5).slice(0, 2))
      add(momentOf(library, item.found));
  }
  for (const { hop } of solved) {
    if (hop) add(spanMoment(library, hop.passage.assetId, hop.window, hop.passage.evidence));
  }
  for (const { look } of solved) look.retrieved.moments.forEach(add);
  return chosen.slice(0, most).map((moment, i) => ({ ...moment, score: Math.max(0, 1 - i / most) }));
}

function momentOf(library: Library, found: Candidate): Moment {
  const main = found.evidence[0] ?? found.passage.evidence[0]!;
  return spanMoment(library, main.assetId, found.span ?? main, found.evidence);
}

function spanMoment(
  library: Library,
  assetId: string,
  span: { start: number; end: number },
  evidence: Moment['evidence'],
): Moment {
  const end = Math.min(span.end, span.start + LONGEST);
  const middle = (span.start + end) / 2;
  const frames = library.keyFrames.ofAsset(assetId);
  return {
    id: `${assetId.slice(0, 16)}-${span.start.toFixed(2)}-${end.toFixed(2)}`,
    assetId,
    start: span.start,
    end,
    keyFrame: frames.find((frame) => frame.start <= middle && middle < frame.end) ?? frames.at(-1) ?? null,
    evidence: [...evidence],
    score: 1,
  };
}

function repeats(a: Moment, b: Moment): boolean {
  if (a.assetId !== b.assetId) return false;
  if (a.id === b.id) return true;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0.7 * Math.max(a.end - a.start, b.end - b.start);
}
