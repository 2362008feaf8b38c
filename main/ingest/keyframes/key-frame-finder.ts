import { createCutDetector, type Step, type TimedFrame } from './cut-detector.ts';
import { frameChange, type Planes } from './frame-change.ts';
import { HASH_BITS, hashDistance, perceptualHash } from './perceptual-hash.ts';
import { samePicture } from './seen-pictures.ts';
import { sharpness } from './sharpness.ts';

/** Longest time (s) that one key frame stands for content that keeps changing. */
const LONGEST = 10;
/** A picture is still when no more than this changes from frame to frame: slow zooms move the mean even where no pixel jumps. */
const STILL = { strong: 0.0005, mean: 0.2 };
/** A gradual change counts once so much of the picture differs and has come to rest. */
const GRADUAL = 0.0025;
const REST = 0.3;
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

interface Span {
  start: number;
  reference: Planes;
  best: { time: number; picture: Planes; score: number };
  moving: boolean;
  differsSince: number | null;
  restlessAt: number;
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

  const hash = (picture: Planes) => perceptualHash(picture.gray, width, height);

  function close(closed: Span, end: number): FoundKeyFrame[] {
    const { start, moving, best } = closed;
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
    const still = change.strong < STILL.strong && change.mean < STILL.mean;
    if (cut && span) return turn(span, frame.time, frame, true);
    span ??= openSpan(frame.time, frame);
    if (!still) span.restlessAt = frame.time;
    // The first frames after a cut are often coded coarsely: the reference is the picture a moment later.
    if (frame.time - span.start <= REST / 2) span.reference = frame;
    const { strong } = frameChange(span.reference, frame);
    if (strong < GRADUAL) span.differsSince = null;
    else {
      span.differsSince ??= frame.time;
      if (!still) span.moving = true;
    }
    const start = boundaryOf(span, frame, strong);
    if (start !== null) return turn(span, start, frame, still);
    weigh(span, frame, still);
    return [];
  }

  function turn(old: Span, start: number, frame: TimedFrame, still: boolean): FoundKeyFrame[] {
    const out = close(old, start);
    span = openSpan(start, frame);
    weigh(span, frame, still);
    boundary = start === frame.time ? start : null;
    return out;
  }

  /** Where a new span begins without a cut, or null. */
  function boundaryOf(current: Span, frame: TimedFrame, strong: number): number | null {
    if (current.differsSince === null) return null;
    const rested = frame.time - current.restlessAt >= REST;
    if (rested) return current.differsSince > current.start ? current.differsSince : frame.time;
    if (frame.time - current.start < LONGEST) return null;
    return strong > FAR || hashDistance(hash(current.reference), hash(frame)) > NEAR ? frame.time : null;
  }

  function weigh(current: Span, frame: TimedFrame, still: boolean): void {
    const score = sharpness(frame.gray, width, height) * (still ? 1 : 0.8);
    // A margin keeps the earliest of equally good frames, so that noise does not decide.
    if (score > current.best.score * 1.02) current.best = { time: frame.time, picture: frame, score };
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

function openSpan(start: number, frame: TimedFrame): Span {
  const best = { time: frame.time, picture: frame, score: -1 };
  return { start, reference: frame, best, moving: false, differsSince: null, restlessAt: frame.time };
}
