import { createCutDetector, type Step, type TimedFrame } from './cut-detector.ts';
import { type FrameChange, frameChange, type Planes } from './frame-change.ts';
import { HASH_BITS, hashDistance, perceptualHash } from './perceptual-hash.ts';
import { samePicture } from './seen-pictures.ts';
import { sharpness } from './sharpness.ts';

/** Longest time (s) that one key frame stands for content that keeps changing. */
const LONGEST = 10;
/** A picture is still when no more than this fraction changes from frame to frame. */
const STILL = 0.0005;
/** Until the mean differences since the last reckoning add up to this, a frame is the same still and nothing is reckoned again. */
const EQUAL = 0.05;
/** A gradual change counts once so much of the picture differs and has come to rest. */
const GRADUAL = 0.0025;
/** … for this long, s. */
const REST = 0.3;
/** A frame in motion is worth this much of a resting one as the picture of its span. */
const MOVING = 0.8;
/** A moving picture is another one when its hash differs by more than so many bits, or so much of it changed. */
const NEAR = Math.round(HASH_BITS * 0.06);
const FAR = 0.15;

export interface FoundKeyFrame {
  /** Of the frame chosen as the picture, s. */
  time: number;
  start: number;
  end: number;
  /** The picture as it was scanned. */
  picture: Planes;
  /** True where the picture kept moving during the span. */
  moving: boolean;
}

interface Scored {
  time: number;
  picture: Planes;
  score: number;
}

interface Span {
  start: number;
  reference: Planes;
  best: Scored;
  moving: boolean;
  /** Since when the picture differs from the reference, and the best picture since: of this span or already of the next. */
  differs: { since: number; best: Scored } | null;
}

export interface KeyFrameFinder {
  /** `boundary`: second at which a new span begins with the frame of that time, so that a new finder could begin there. */
  push(frame: TimedFrame): { found: FoundKeyFrame[]; boundary: number | null };
  /** The finished span that is still held back, to be compared with its successor. */
  drain(): FoundKeyFrame[];
  /** @param end of the last frame, s. */
  finish(end: number): FoundKeyFrame[];
}

/**
 * Turns every frame of a video (small, with its presentation time) into spans with one key frame each.
 * A span ends at a cut, where a gradual change has come to rest, or after 10 s of content that keeps changing; a still slide is one
 * span however long it stays. The picture is the sharpest resting frame. Neighbours that show the same become one.
 */
export function createKeyFrameFinder({ width, height }: { width: number; height: number }): KeyFrameFinder {
  const cuts = createCutDetector();
  let span: Span | undefined;
  let held: FoundKeyFrame | undefined;
  let boundary: number | null = null;
  /** Frames of the last 0.3 s, oldest first. */
  let trail: TimedFrame[] = [];
  /** The last reckoning, and how far the picture may have drifted since; null where the reference is new. */
  let reckoned: { strong: number; sharpness: number; drift: number } | null = null;

  const sharpnessOf = (picture: Planes) => sharpness(picture.gray, width, height);
  const hash = (picture: Planes) => perceptualHash(picture.gray, width, height);

  function close(closed: Span, end: number): FoundKeyFrame[] {
    const { start, moving } = closed;
    const best = chosen(closed);
    if (held && samePicture(held.picture, best.picture)) {
      held.end = end;
      held.moving ||= moving;
      return [];
    }
    const out = drain();
    held = { time: best.time, start, end, picture: best.picture, moving };
    return out;
  }

  function drain(): FoundKeyFrame[] {
    const out = held ? [held] : [];
    held = undefined;
    return out;
  }

  function take({ frame, change, cut }: Step): FoundKeyFrame[] {
    const still = change.strong < STILL;
    if (cut && span) {
      trail = [frame];
      return turn(span, frame.time, frame, first(frame));
    }
    span ??= { start: frame.time, reference: frame, best: first(frame), moving: false, differs: null };
    // One frame before the window stays: the one that was current when it began.
    const inWindow = trail.findIndex((f) => f.time > frame.time - REST);
    trail = [...trail.slice(Math.max(0, inWindow - 1)), frame];
    // The first frames after a cut are often coded coarsely: the reference is the picture a moment later.
    if (frame.time - span.start <= REST / 2) {
      span.reference = frame;
      reckoned = null;
    }
    const { strong, sharpness } = reckon(span.reference, frame, change);
    const scored = { time: frame.time, picture: frame, score: sharpness * (still ? 1 : MOVING) };
    if (strong < GRADUAL) {
      span.best = better(chosen(span), scored);
      span.differs = null;
      return [];
    }
    span.differs = { since: span.differs?.since ?? frame.time, best: better(span.differs?.best, scored) };
    const rested = still && isAtRest(frame, change);
    if (!rested) span.moving = true;
    if (rested && span.differs.since > span.start) {
      const { since, best } = span.differs;
      span.differs = null;
      return turn(span, since, frame, best);
    }
    return rested || isAnother(span, frame, strong) ? turn(span, frame.time, frame, scored) : [];
  }

  function turn(old: Span, start: number, frame: TimedFrame, best: Scored): FoundKeyFrame[] {
    const out = close(old, start);
    span = { start, reference: frame, best, moving: false, differs: null };
    reckoned = null;
    boundary = start === frame.time ? start : null;
    return out;
  }

  /** Noise differs from frame to frame as much as over 0.3 s; a slow zoom differs by more the longer it goes. */
  function isAtRest(frame: TimedFrame, change: FrameChange): boolean {
    const before = trail[0]!;
    if (frame.time - before.time < REST - 1e-6) return false;
    const drift = frameChange(before, frame);
    return drift.strong < STILL && drift.mean < 1.5 * change.mean + 0.1;
  }

  /** Whether a picture that keeps moving has become another one. */
  function isAnother({ start, reference }: Span, frame: TimedFrame, strong: number): boolean {
    if (frame.time - start < LONGEST) return false;
    return strong > FAR || hashDistance(hash(reference), hash(frame)) > NEAR;
  }

  /** Change against the reference, and sharpness; most frames of a slide are equal to the bit, and need neither. */
  function reckon(reference: Planes, frame: TimedFrame, change: FrameChange): { strong: number; sharpness: number } {
    const drift = (reckoned?.drift ?? 0) + change.mean;
    if (reckoned && change.strong === 0 && drift < EQUAL) reckoned.drift = drift;
    else reckoned = { strong: frameChange(reference, frame).strong, sharpness: sharpnessOf(frame), drift: 0 };
    return reckoned;
  }

  function first(frame: TimedFrame): Scored {
    return { time: frame.time, picture: frame, score: sharpnessOf(frame) };
  }

  return {
    push(frame) {
      boundary = null;
      const found = cuts.push(frame).flatMap(take);
      return { found, boundary };
    },
    drain,
    finish(end) {
      const out = cuts.finish().flatMap(take);
      if (span) out.push(...close(span, end));
      return [...out, ...drain()];
    },
  };
}

/** A margin keeps the earlier of equally good frames, so that noise does not decide. */
function better(a: Scored | undefined, b: Scored): Scored {
  return a && b.score <= a.score * 1.02 ? a : b;
}

function chosen({ best, differs }: Span): Scored {
  return differs ? better(best, differs.best) : best;
}
