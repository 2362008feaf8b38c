import { type FrameChange, frameChange, type Planes } from './frame-change.ts';

/** Frames that make up the usual motion against which a change is judged. */
const MEMORY = 12;
/** Fraction of the picture that must change at once: about one word on a slide, more than a mouse pointer. */
const SMALLEST_CUT = 0.0012;
/** A change that is undone within this time (s) was a flash, not a cut. */
const FLASH = 0.15;
/** Pictures that follow each other faster than this (s) are a movement. */
const SHORTEST = 0.24;

export interface TimedFrame extends Planes {
  /** s */
  time: number;
}

export interface Step {
  frame: TimedFrame;
  /** Against the frame before; zero for the first. */
  change: FrameChange;
  /** True where a new picture begins with this frame. */
  cut: boolean;
}

/**
 * Finds hard cuts and sudden changes, exact to the frame: a frame that differs from the one before by far more than the frames
 * just before it did among themselves, and that stays. Zooms and pans change every frame by about as much, so they give no cut.
 * A frame comes out when it is certain that it is no flash, so up to 0.15 s later than it went in.
 */
export function createCutDetector(): { push(frame: TimedFrame): Step[]; finish(): Step[] } {
  let previous: TimedFrame | undefined;
  let recent: FrameChange[] = [];
  let lastCut = Number.NEGATIVE_INFINITY;
  /** A candidate and the frames after it, while it may still be a flash or the start of a movement. */
  let pending: { before: TimedFrame; steps: Step[] } | undefined;

  function remember(steps: readonly Step[]): void {
    recent = [...recent, ...steps.map((s) => s.change)].slice(-MEMORY);
  }

  function settle(undone: boolean): Step[] {
    if (!pending) return [];
    const [first, ...after] = pending.steps as [Step, ...Step[]];
    pending = undefined;
    const moves = !stands(
      first.change,
      after.map((s) => s.change),
    );
    first.cut = !undone && !moves && first.frame.time - lastCut >= SHORTEST;
    if (first.cut) lastCut = first.frame.time;
    // A flash says nothing about the usual motion; a movement does.
    remember(first.cut || undone ? after : [first, ...after]);
    return [first, ...after];
  }

  return {
    push(frame) {
      const change = previous ? frameChange(previous, frame) : { mean: 0, strong: 0 };
      const before = previous;
      previous = frame;
      const step: Step = { frame, change, cut: false };
      const out: Step[] = [];
      if (pending) {
        const first = pending.steps[0]!;
        if (frame.time - first.frame.time < FLASH) {
          pending.steps.push(step);
          return frameChange(pending.before, frame).strong < 0.25 * first.change.strong ? settle(true) : [];
        }
        out.push(...settle(false));
      }
      if (before && change.strong >= SMALLEST_CUT && stands(change, recent)) {
        pending = { before, steps: [step] };
        return out;
      }
      if (before) remember([step]);
      out.push(step);
      return out;
    },
    finish: () => settle(false),
  };
}

/** Whether a change stands out from its neighbours in time. */
function stands(change: FrameChange, neighbours: readonly FrameChange[]): boolean {
  let strong = 0;
  let mean = 0;
  for (const r of neighbours) {
    strong = Math.max(strong, r.strong);
    mean = Math.max(mean, r.mean);
  }
  if (change.strong >= 3 * strong && change.mean >= 2 * mean) return true;
  // In restless pictures (hand-held, crowds) the fraction saturates: there the mean decides.
  return change.strong > 0.4 && change.mean > 20 && change.mean >= 2.2 * mean;
}
