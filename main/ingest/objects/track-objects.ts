import type { Detection } from '../../../native-models/protocol.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import { intersectionOverUnion } from './intersection-over-union.ts';

/** What was detected in one picture, and the span that the picture stands for (s). */
export interface SightedFrame {
  keyFrameId: string;
  time: number;
  start: number;
  end: number;
  detections: readonly Detection[];
}

export interface Sighting {
  time: number;
  track: number;
  box: Box;
  confidence: number;
}

/** One kind of thing over the span in which it was in view without a break. */
export interface ObjectSpan {
  label: string;
  start: number;
  end: number;
  /** Most seen at once. */
  count: number;
  sightings: Sighting[];
  confidence: number;
}

/** Overlap from which a box continues a track. */
const SAME_OBJECT = 0.3;
/** Frames that lie farther apart than this (s) were not adjacent. */
const ADJACENT = 0.05;
/** A lone sighting is believed this much less than one that a second frame bears out. */
const LONE = 0.7;

/**
 * Detections on adjacent key frames as spans per label. A span goes on while the next frame shows the label too; sightings whose boxes
 * overlap by 0.3 or more (IoU) share a track, greedily by confidence. A span's confidence is that of its best tracks, lowered where
 * only one frame bears it out: detectors see things that are not there, but seldom twice.
 * @param frames by time.
 */
export function trackObjects(frames: readonly SightedFrame[]): ObjectSpan[] {
  const spans: ObjectSpan[] = [];
  const open = new Map<string, ObjectSpan>();
  let last: SightedFrame | undefined;
  for (const frame of frames) {
    if (last && frame.start - last.end > ADJACENT) open.clear();
    const byLabel = Map.groupBy(frame.detections, (d) => d.label);
    for (const label of open.keys()) if (!byLabel.has(label)) open.delete(label);
    for (const [label, detections] of byLabel) {
      let span = open.get(label);
      if (!span) {
        span = { label, start: frame.start, end: frame.end, count: 0, sightings: [], confidence: 0 };
        open.set(label, span);
        spans.push(span);
      }
      extend(span, frame, detections);
    }
    last = frame;
  }
  for (const span of spans) span.confidence = believed(span);
  return spans.sort((a, b) => a.start - b.start || b.confidence - a.confidence || (a.label < b.label ? -1 : 1));
}

function extend(span: ObjectSpan, frame: SightedFrame, detections: readonly Detection[]): void {
  const latest = new Map<number, Sighting>();
  for (const s of span.sightings) latest.set(s.track, s);
  const taken = new Set<number>();
  for (const d of [...detections].sort((a, b) => b.confidence - a.confidence)) {
    const track = continued(d.box, latest, taken) ?? free(taken);
    taken.add(track);
    span.sightings.push({ time: frame.time, track, box: d.box, confidence: d.confidence });
  }
  span.count = Math.max(span.count, detections.length);
  span.end = Math.max(span.end, frame.end);
}

/** The track whose last box overlaps most, if any does enough. */
function continued(box: Box, latest: ReadonlyMap<number, Sighting>, taken: ReadonlySet<number>): number | undefined {
  let best: number | undefined;
  let most = SAME_OBJECT;
  for (const [track, sighting] of latest) {
    const shared = taken.has(track) ? 0 : intersectionOverUnion(sighting.box, box);
    if (shared >= most) {
      most = shared;
      best = track;
    }
  }
  return best;
}

/** Lowest number not taken in this frame, so that tracks stay within 0 … count − 1. */
function free(taken: ReadonlySet<number>): number {
  let track = 0;
  while (taken.has(track)) track++;
  return track;
}

function believed(span: ObjectSpan): number {
  const best = Math.max(...span.sightings.map((s) => s.confidence));
  const frames = new Set(span.sightings.map((s) => s.time)).size;
  return frames > 1 ? best : best * LONE;
}
