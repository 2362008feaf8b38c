import { formatTime } from '../../lib/time.ts';
import { type View, viewEnd } from './geometry.ts';

/** Steps that a person counts in, s, with how many parts the small ticks make of each. */
const steps: readonly (readonly [number, number])[] = [
  [0.1, 2],
  [0.2, 2],
  [0.5, 5],
  [1, 5],
  [2, 2],
  [5, 5],
  [10, 2],
  [15, 3],
  [30, 3],
  [60, 6],
  [120, 2],
  [300, 5],
  [600, 5],
  [900, 3],
  [1800, 3],
  [3600, 6],
  [7200, 4],
];

export interface Tick {
  time: number;
  /** null for a small tick. */
  label: string | null;
}

/** The smallest step whose labels stand at least `minPx` apart. */
export function tickStep(pxPerSecond: number, minPx: number): { step: number; parts: number } {
  const [step, parts] = steps.find(([seconds]) => seconds * pxPerSecond >= minPx) ?? steps[steps.length - 1]!;
  return { step, parts };
}

/** Ticks in view, by time; counted in whole small steps so that no error adds up. */
export function ticks(view: View, minPx = 72): Tick[] {
  const { step, parts } = tickStep(view.pxPerSecond, minPx);
  const small = step / parts;
  const first = Math.ceil(view.start / small - 1e-9);
  const last = Math.floor(Math.min(viewEnd(view), view.duration) / small + 1e-9);
  const found: Tick[] = [];
  for (let n = first; n <= last; n += 1) {
    const time = n * small;
    found.push({ time, label: n % parts === 0 ? tickLabel(time, step) : null });
  }
  return found;
}

function tickLabel(time: number, step: number): string {
  if (step >= 1) return formatTime(time + 1e-6);
  return formatTime(time + 1e-6, { milliseconds: true }).slice(0, -2);
}
