import { createCutDetector, type Step, type TimedFrame } from './cut-detector.ts';
import { frameChange } from './frame-change.ts';
import { HASH_BITS, hashDistance, perceptualHash } from './perceptual-hash.ts';
import { sharpness } from './sharpness.ts';

/** Longest time (s) that one key frame stands for content that keeps changing. */
const LONGEST = 10;
/** A picture is still when less than this fraction changes from frame to frame. */
const STILL = 0.0005;
/** A gradual change counts once so much of the picture differs and has come to rest. */
const GRADUAL = 0.0025;
const REST = 0.3;
/** Hash bits that may differ between pictures that are told apart by their hash alone. */
const NEAR = Math.round(HASH_BITS * 0.06);
/** How many earlier key frames are kept to recognise a picture that comes back. */
const REMEMBERED = 400;

export interface FoundKeyFrame {
  /** Ordinal, from 0. */
  index: number;
  /** Of the frame chosen as the picture, s. */
  time: number;
  start: number;
  end: number;
  /** Index of the earlier key frame that shows the same. */
  sameAs: number | null;
  /** True where the picture kept moving during the span. */
  moving: boolean;
}

interface Span {
  start: number;
  end: number;
  reference: Uint8Array;
  best: { time: number; gray: Uint8Array; score: number };
  moving: boolean;
  differsSince: number | null;
  restlessAt: number;
  frames: number;
}

/**
 * Turns every frame of a video (small, gray, with its presentation time) into spans with one key frame each.
 * A span ends at a cut, where a gradual change has come to rest, or after 10 s of content that keeps changing; a still slide is one
 * span however long it stays. The picture is the sharpest resting frame. Neighbours that show the same become one; a picture that
 * comes back later is a span of its own with `sameAs`.
 */
export function createKeyFrameFinder(size: { width: number; height: number }): {
  push(frame: TimedFrame): FoundKeyFrame[];
  /** @param end of the last frame, s. */
  finish(end: number): FoundKeyFrame[];
} {
  const { width, height } = size;
  const cuts = createCutDetector();
  const seen: { index: number; gray: Uint8Array; hash: Uint8Array }[] = [];
  let span: Span | undefined;
  let held: Span | undefined;
  let count = 0;

  function open(frame: TimedFrame): Span {
    const best = { time: frame.time, gray: frame.gray, score: -1 };
    return {
      start: frame.time,
      end: frame.time,
      reference: frame.gray,
      best,
      moving: false,
      differsSince: null,
      restlessAt: frame.time,
      frames: 0,
    };
  }

  function close(closed: Span, end: number): FoundKeyFrame[] {
    closed.end = end;
    if (held && same(held.best.gray, closed.best.gray)) {
      held.end = end;
      held.moving ||= closed.moving;
      return [];
    }
    const out = held ? [emit(held)] : [];
    held = closed;
    return out;
  }

  function emit(done: Span): FoundKeyFrame {
    const hash = perceptualHash(done.best.gray, width, height);
    const twin = seen.find((s) => hashDistance(s.hash, hash) <= NEAR && same(s.gray, done.best.gray));
    const index = count++;
    if (!twin) {
      seen.push({ index, gray: done.best.gray, hash });
      if (seen.length > REMEMBERED) seen.shift();
    }
    return { index, time: done.best.time, start: done.start, end: done.end, sameAs: twin?.index ?? null, moving: done.moving };
  }

  function take(step: Step): FoundKeyFrame[] {
    const { frame, change } = step;
    if (!span) span = open(frame);
    if (step.cut) {
      const out = close(span, frame.time);
      span = open(frame);
      weigh(span, frame, true);
      return out;
    }
    const still = change.strong < STILL;
    if (!still) span.restlessAt = frame.time;
    // The first frames after a cut are often coded coarsely: the reference is the picture a moment later.
    if (frame.time - span.start <= REST / 2) span.reference = frame.gray;
    const difference = frameChange(span.reference, frame.gray);
    if (difference.strong < GRADUAL) span.differsSince = null;
    else {
      span.differsSince ??= frame.time;
      if (!still) span.moving = true;
    }
    const boundary = boundaryOf(span, frame, difference.strong);
    if (boundary === null) {
      weigh(span, frame, still);
      return [];
    }
    const out = close(span, boundary);
    span = open({ time: boundary, gray: frame.gray });
    span.best.time = frame.time;
    weigh(span, frame, still);
    return out;
  }

  /** Where a new span begins without a cut, or null. */
  function boundaryOf(current: Span, frame: TimedFrame, strong: number): number | null {
    if (current.differsSince === null) return null;
    const rested = frame.time - current.restlessAt >= REST;
    if (rested) return current.differsSince > current.start ? current.differsSince : frame.time;
    if (frame.time - current.start < LONGEST) return null;
    const distance = hashDistance(
      perceptualHash(current.reference, width, height),
      perceptualHash(frame.gray, width, height),
    );
    return distance > NEAR || strong > 0.15 ? frame.time : null;
  }

  function weigh(current: Span, frame: TimedFrame, still: boolean): void {
    const score = sharpness(frame.gray, width, height) * (still ? 1 : 0.8);
    // A margin keeps the earliest of equally good frames, so that noise does not decide.
    if (score > current.best.score * 1.02) current.best = { time: frame.time, gray: frame.gray, score };
    current.end = frame.time;
    current.frames++;
  }

  return {
    push: (frame) => cuts.push(frame).flatMap(take),
    finish(end) {
      const out = cuts.finish().flatMap(take);
      if (span) out.push(...close(span, Math.max(end, span.end)));
      if (held) out.push(emit(held));
      return out;
    },
  };
}

/** Whether two pictures show the same: no more than the codec's noise apart. */
function same(a: Uint8Array, b: Uint8Array): boolean {
  const change = frameChange(a, b);
  return change.strong < 0.0012 && change.mean < 2;
}
