import type { KeyFrame } from '../../../preload/contract/asset.ts';

/** Moving spans from this length on (s) get a second look: one frame alone is weak evidence. */
const LONG = 3;

/**
 * Seconds at which a key frame's span is looked at: the key frame itself and, in longer spans that move, a point well away from it.
 * A second look at a still picture would only see the same mistakes again.
 */
export function momentsToLookAt({ time, start, end }: KeyFrame, moving: boolean): number[] {
  const length = end - start;
  if (!moving || length < LONG) return [time];
  const early = start + length / 3;
  const late = start + (2 * length) / 3;
  return [time, Math.abs(late - time) >= Math.abs(early - time) ? late : early];
}
