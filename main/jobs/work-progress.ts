/** How far a job has come, in the units that a person reads. */
export interface WorkProgress {
  /** 0–1, of the whole work. */
  fraction: number;
  /** Seconds of media a second; null while nothing can be said. */
  speed: number | null;
  secondsLeft: number | null;
}

/** Nothing is said before so much of the work (fraction) and time (s) has passed: the first guesses are wild. */
const LEAST_FRACTION = 0.01;
const LEAST_TIME = 1;

/**
 * Fraction of work that is done, where each part is weighted by the work that it is expected to be.
 * Parts without work (weight 0) count for nothing; all parts without work are a finished whole.
 */
export function weightedFraction(parts: readonly { weight: number; fraction: number }[]): number {
  const total = parts.reduce((sum, p) => sum + p.weight, 0);
  if (total <= 0) return 1;
  return parts.reduce((sum, p) => sum + p.weight * clamp(p.fraction), 0) / total;
}

/**
 * Reckons speed and time left from what was done since this run began: what an earlier run left done counts as done,
 * not as fast.
 * @param begun fraction that was done when this run began.
 * @param elapsed s since then.
 * @param mediaSeconds duration of the media; 0 where it has none.
 */
export function reckonProgress(fraction: number, begun: number, elapsed: number, mediaSeconds: number): WorkProgress {
  const done = fraction - begun;
  if (done < LEAST_FRACTION || elapsed < LEAST_TIME) return { fraction, speed: null, secondsLeft: null };
  return {
    fraction,
    speed: mediaSeconds > 0 ? (mediaSeconds * done) / elapsed : null,
    secondsLeft: (elapsed * (1 - fraction)) / done,
  };
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
