import type { MarkedFrame } from './annotation.ts';
import type { KeyFrame } from './asset.ts';

/** s: nearer than any two pictures, farther than rounding takes the time of one. */
const SAME = 0.0005;

/**
 * Whether what is hidden ends with its shot: the picture that comes at `end` is the next shot's first and shows nothing of it. An end that a
 * person set by hand lies somewhere in a picture's stay, and that picture is hidden, too.
 */
export function endsWithShot(
  { start, end }: Pick<MarkedFrame, 'start' | 'end'>,
  keyFrames: readonly Pick<KeyFrame, 'start'>[],
): boolean {
  return start < end && keyFrames.some((next) => Math.abs(next.start - end) < SAME);
}

/** Until when pictures may come that still show what is hidden, s, where the span ends with its shot. */
export const beforeNextShot = (end: number): number => end - SAME;
