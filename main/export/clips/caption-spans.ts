import type { Cue } from '../cue.ts';

/** Shorter than this nobody reads, s. */
const shortest = 0.05;

/** What is said within a span, on a clock of its own that begins with it. */
export function cuesWithin(cues: readonly Cue[], start: number, end: number): Cue[] {
  return cues
    .map((cue) => ({ ...cue, start: Math.max(0, cue.start - start), end: Math.min(cue.end, end) - start }))
    .filter((cue) => cue.end - cue.start >= shortest);
}

/** What stands on the picture from one second to the next. */
export interface CaptionSpan {
  start: number;
  end: number;
  /** One for each who speaks; [] where nothing stands there. */
  lines: string[];
}

/** The whole of `duration` in spans without a gap, so that each is one picture; of what is said at once the first two are shown. */
export function captionSpans(cues: readonly Cue[], duration: number): CaptionSpan[] {
  const turns = new Set([0, duration]);
  for (const { start, end } of cues)
    for (const time of [start, end]) if (time > 0 && time < duration) turns.add(round(time));
  const times = [...turns].sort((a, b) => a - b);
  const spans: CaptionSpan[] = [];
  for (const [n, start] of times.slice(0, -1).entries()) {
    const end = times[n + 1]!;
    const middle = (start + end) / 2;
    const said = cues.filter((cue) => cue.start <= middle && cue.end > middle).slice(0, 2);
    const lines = said.map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`));
    const last = spans.at(-1);
    if (last && last.lines.join('\n') === lines.join('\n')) last.end = end;
    else spans.push({ start, end, lines });
  }
  return spans;
}

const round = (time: number): number => Math.round(time * 1000) / 1000;
