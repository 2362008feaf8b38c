import type { FrameTimes } from '../../../preload/contract/timeline.ts';

/** s: frames whose times differ by less are the same one, said twice. */
const SAME = 1e-4;

/**
 * Where the frame after a second begins, or the one before that which is shown at it; null at the end and at the start. A file may stand still for
 * long: it is looked for as far as need be.
 * @param around gives the frames of some seconds around a time, that time among them
 */
export async function besideFrame(
  around: (at: number) => Promise<FrameTimes>,
  time: number,
  direction: 1 | -1,
  duration: number,
): Promise<number | null> {
  let window = await around(time);
  if (direction === 1) {
    for (;;) {
      const next = window.times.find((one) => one > time + SAME);
      if (next !== undefined) return next;
      if (window.to >= duration) return null;
      window = await further(around, window, 1);
    }
  }
  let seen: number[] = [];
  for (;;) {
    const earlier = window.times.filter((one) => one <= time + SAME && one < (seen[0] ?? Infinity) - SAME);
    seen = [...earlier, ...seen];
    // The last is the one on screen.
    if (seen.length > 1) return seen[seen.length - 2]!;
    if (window.from <= 0) return null;
    window = await further(around, window, -1);
  }
}

/** The next window on or back; one that leads nowhere ends the search, whatever main says. */
async function further(
  around: (at: number) => Promise<FrameTimes>,
  { from, to }: FrameTimes,
  direction: 1 | -1,
): Promise<FrameTimes> {
  const next = await around(direction === 1 ? to : Math.max(0, from));
  if (direction === 1 ? next.to > to : next.from < from) return next;
  return direction === 1 ? { from: to, to: Infinity, times: next.times } : { from: 0, to: from, times: next.times };
}
