import { type FrameTimes, frameOn } from './frame-times.ts';

/** Where a clip begins and ends, s of its source, and what pictures it holds. */
export interface CutPoints {
  start: number;
  end: number;
  /** Time of the first picture; before `start` where it had come already and stays. */
  firstFrame: number;
  /** Times of the pictures before the first and after the last; null where there is none. */
  previousFrame: number | null;
  nextFrame: number | null;
  /** Presentation times of the pictures in it. */
  times: number[];
  /** For how long a frame usually stays. */
  frame: number;
}

/** Whether the last picture is on the screen for longer than usual. */
export const staysLong = ({ times, end, frame }: Pick<CutPoints, 'times' | 'end' | 'frame'>): boolean =>
  end - (times.at(-1) ?? end) > frame * 1.5;

/**
 * Sets a span on frames: it begins with the picture that is on the screen at `from` and ends before the one that is there at `to`.
 * In a steady film both ends move to their frame's own time, by less than a frame, and so does the length. A picture that stays for
 * longer than usual (variable rate) is cut within its stay.
 */
export function cutPoints(
  { times, end: lastEnd, frame }: Pick<FrameTimes, 'times' | 'end' | 'frame'>,
  from: number,
  to: number,
): CutPoints {
  const onFrame = (time: number) => {
    const at = frameOn(times, time);
    const own = times[at];
    // Containers that hold sound first begin their picture a little later.
    if (own === undefined) return times[0]! - time < frame * 1.5 ? times[0]! : time;
    return time - own < frame * 1.5 ? own : time;
  };
  const start = onFrame(from);
  const reached = to >= lastEnd - frame / 2 ? Math.min(to, lastEnd) : onFrame(to);
  // At least one picture.
  const end = reached > start + frame / 2 ? reached : start + frame;
  const first = Math.max(0, frameOn(times, start));
  const last = Math.max(first, frameOn(times, end - 2e-3));
  return {
    start,
    end,
    firstFrame: times[first] ?? start,
    previousFrame: times[first - 1] ?? null,
    nextFrame: times[last + 1] ?? null,
    times: times.slice(first, last + 1),
    frame,
  };
}
