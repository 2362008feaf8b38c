import type { SpeechSpan } from '../../../native-models/protocol.ts';

/** Longest piece that the recogniser takes (s): its window is 30 s, the rest is margin. */
export const LONGEST_PIECE = 28;
/** Pauses from this length on (s) end a piece: another speaker may go on in another language. */
const PAUSE = 1;
/** Silence kept around a piece (s), so that first and last sounds are whole. */
const MARGIN = 0.2;
/** How far before its longest end (s) a piece without a pause looks for the quietest point. */
const SEARCH = 10;

/**
 * Runs of speech as pieces for the recogniser: each at most 28 s, each beginning and ending in silence. Spans less than a second
 * apart stay together; speech without any pause is cut at its quietest point.
 * @param quietest the second within [from, to] at which the sound is weakest.
 * @param bounds the stretch of audio that there is, s.
 */
export function speechPieces(
  spans: readonly SpeechSpan[],
  bounds: SpeechSpan,
  quietest: (from: number, to: number) => number,
): SpeechSpan[] {
  const short = [...spans].sort((a, b) => a.start - b.start).flatMap((s) => cutLong(s, quietest));
  const runs: SpeechSpan[] = [];
  for (const span of short) {
    const run = runs.at(-1);
    const near = run && span.start - run.end < PAUSE;
    if (run && near && span.end - run.start + 2 * MARGIN <= LONGEST_PIECE) run.end = Math.max(run.end, span.end);
    else runs.push({ ...span });
  }
  return runs.map((run, i) => widen(run, runs[i - 1]?.end ?? bounds.start, runs[i + 1]?.start ?? bounds.end));
}

function cutLong(span: SpeechSpan, quietest: (from: number, to: number) => number): SpeechSpan[] {
  const longest = LONGEST_PIECE - 2 * MARGIN;
  const parts: SpeechSpan[] = [];
  let start = span.start;
  while (span.end - start > longest) {
    const latest = start + longest;
    const cut = Math.min(latest, Math.max(latest - SEARCH, quietest(latest - SEARCH, latest)));
    parts.push({ start, end: cut });
    start = cut;
  }
  parts.push({ start, end: span.end });
  return parts;
}

/** Adds the margin, but no more than half of the way to the neighbour. */
function widen(run: SpeechSpan, before: number, after: number): SpeechSpan {
  return {
    start: Math.max(run.start - MARGIN, (before + run.start) / 2, 0),
    end: Math.min(run.end + MARGIN, (run.end + after) / 2),
  };
}
