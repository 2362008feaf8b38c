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
/** A sighting that no second frame bears out is believed this much less … */
const LONE = 0.7;
/** … in a picture, where there is no other frame, only this much less. */
const LONE_PICTURE = 0.85;
/** … and beside others that are borne out it counts only from this confidence on. */
const COUNTED_ALONE = 0.7;
/** Spans below this are left out. */
const BELIEVED = 0.3;

/**
 * Detections on adjacent key frames as spans per label. A span goes on while a box of the next frame continues one of the frame
 * before (IoU of 0.3 or more, greedily by confidence), so that it ends where the shot does. A span's confidence is that of its best
 * sighting, lowered where only one frame bears it out: detectors see things that are not there, but seldom twice.
 * @param frames by time; @param isPicture for a still image, of which there is one look only.
 */
export function trackObjects(frames: readonly SightedFrame[], isPicture = false): ObjectSpan[] {
  const spans: ObjectSpan[] = [];
  let open = new Map<string, ObjectSpan>();
  let last: SightedFrame | undefined;
  for (const frame of frames) {
    if (last && frame.start - last.end > ADJACENT) open = new Map();
    const next = new Map<string, ObjectSpan>();
    for (const [label, detections] of Map.groupBy(frame.detections, (d) => d.label)) {
      const known = open.get(label);
      const goesOn = known && detections.some((d) => continued(d.box, latestOf(known), new Set()) !== undefined);
      const span = goesOn
        ? known
        : { label, start: frame.start, end: frame.end, count: 0, sightings: [], confidence: 0 };
      if (!goesOn) spans.push(span);
      extend(span, frame, detections);
      next.set(label, span);
    }
    open = next;
    last = frame;
  }
  return spans
    .map((span) => settle(span, isPicture ? LONE_PICTURE : LONE))
    .filter((span) => span.confidence >= BELIEVED)
    .sort((a, b) => a.start - b.start || b.confidence - a.confidence || (a.label < b.label ? -1 : 1));
}

function extend(span: ObjectSpan, frame: SightedFrame, detections: readonly Detection[]): void {
  const latest = latestOf(span);
  const taken = new Set<number>();
  for (const d of [...detections].sort((a, b) => b.confidence - a.confidence)) {
    const track = continued(d.box, latest, taken) ?? free(taken, latest);
    taken.add(track);
    span.sightings.push({ time: frame.time, track, box: d.box, confidence: d.confidence });
  }
  span.end = Math.max(span.end, frame.end);
}

/** Last sighting of each track. */
function latestOf(span: ObjectSpan): Map<number, Sighting> {
  return new Map(span.sightings.map((s) => [s.track, s]));
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

/** A new track; numbers grow until `settle` closes their gaps. */
function free(taken: ReadonlySet<number>, latest: ReadonlyMap<number, Sighting>): number {
  let track = 0;
  while (taken.has(track) || latest.has(track)) track++;
  return track;
}

/** Drops weak lone tracks beside better ones, counts, and numbers the tracks 0 … count − 1 within each frame. */
function settle(span: ObjectSpan, lone: number): ObjectSpan {
  const looks = new Set(span.sightings.map((s) => s.time)).size;
  const tracks = Map.groupBy(span.sightings, (s) => s.track);
  const borneOut = [...tracks.values()].some((t) => t.length > 1);
  const kept = span.sightings.filter((s) => {
    const track = tracks.get(s.track)!;
    return looks === 1 || !borneOut || track.length > 1 || s.confidence >= COUNTED_ALONE;
  });
  const count = Math.max(...[...Map.groupBy(kept, (s) => s.time).values()].map((at) => at.length));
  const best = Math.max(...kept.map((s) => s.confidence));
  return { ...span, count, sightings: renumber(kept), confidence: borneOut ? best : best * lone };
}

/** A track keeps the lowest number that was free when it began; tracks that are never in view together may share one. */
function renumber(sightings: readonly Sighting[]): Sighting[] {
  const lastTime = new Map<number, number>();
  for (const s of sightings) lastTime.set(s.track, s.time);
  const numbers = new Map<number, number>();
  const out: Sighting[] = [];
  for (const s of sightings) {
    let number = numbers.get(s.track);
    if (number === undefined) {
      const inUse = new Set([...numbers].filter(([track]) => lastTime.get(track)! >= s.time).map(([, n]) => n));
      number = 0;
      while (inUse.has(number)) number++;
      numbers.set(s.track, number);
    }
    out.push({ ...s, track: number });
  }
  return out;
}
