import type { View } from './geometry.ts';
import { xToTime } from './geometry.ts';
import type { LaneItem } from './lane-items.ts';
import type { Grip } from './note-times.ts';
import { type SpanIndex, spansWithin } from './spans.ts';

/** px to either side of an edge that take hold of it. */
const EDGE = 5;
/** px: a marker of one second is as wide as its flag. */
const FLAG = 12;

/** The note under a point of its lane, and what of it would be dragged: of what is too short to be held in three places, all or the end. */
export function hitNote(
  index: SpanIndex<LaneItem>,
  view: View,
  x: number,
  rowOf: (note: LaneItem) => number,
  row: number,
): { note: LaneItem; grip: Grip } | null {
  const seconds = (FLAG + EDGE) / view.pxPerSecond;
  const time = xToTime(view, x);
  const near = spansWithin(index, time - seconds, time + seconds);
  for (const note of near.reverse()) {
    if (rowOf(note) !== row) continue;
    const start = (note.start - view.start) * view.pxPerSecond;
    const end = (note.end - view.start) * view.pxPerSecond;
    if (end - start < 4) {
      if (x >= start - EDGE && x <= start + FLAG) return { note, grip: x > start + 8 ? 'end' : 'whole' };
      continue;
    }
    if (x < start - EDGE || x > end + EDGE) continue;
    if (end - start < 3 * EDGE) return { note, grip: x > (start + end) / 2 + EDGE ? 'end' : 'whole' };
    if (Math.abs(x - start) <= EDGE) return { note, grip: 'start' };
    return { note, grip: Math.abs(x - end) <= EDGE ? 'end' : 'whole' };
  }
  return null;
}
