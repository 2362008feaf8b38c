import { timeToX, type View, viewEnd } from './geometry.ts';
import { type Span, type SpanIndex, spansWithin } from './spans.ts';

/** A mark on a lane: one span, or several that lie too close to be told apart at this zoom. */
export interface Mark<T extends Span> {
  /** px from the left edge of the view, may begin before it. */
  x: number;
  width: number;
  row: number;
  items: T[];
}

export interface LaneOptions {
  /** Rows that overlapping spans may spread over; what finds none free joins the mark that it overlaps least. */
  rows: number;
  /** px; the narrowest mark that can still be seen and hit. */
  minWidth: number;
  /** px; marks closer than this are joined. */
  gap: number;
}

/** Lays out what is in view. Cost grows with what is in view, never with the lane. */
export function layoutLane<T extends Span>(index: SpanIndex<T>, view: View, options: LaneOptions): Mark<T>[] {
  const marks: Mark<T>[] = [];
  const lastOfRow: (Mark<T> | undefined)[] = new Array(options.rows).fill(undefined);
  for (const item of spansWithin(index, view.start, viewEnd(view))) {
    const x = timeToX(view, item.start);
    const width = Math.max(options.minWidth, timeToX(view, item.end) - x);
    const row = freeRow(lastOfRow, x);
    const last = lastOfRow[row];
    const tiny = width <= options.minWidth * 2;
    if (last && x < end(last) + (tiny && last.width <= options.minWidth * 8 ? options.gap : 0)) {
      last.items.push(item);
      last.width = Math.max(last.width, x + width - last.x);
      continue;
    }
    const mark = { x, width, row, items: [item] };
    marks.push(mark);
    lastOfRow[row] = mark;
  }
  return marks;
}

function end(mark: Mark<Span>): number {
  return mark.x + mark.width;
}

/** The first row that is free at `x`, or the one that becomes free first. */
function freeRow(lastOfRow: readonly (Mark<Span> | undefined)[], x: number): number {
  let best = 0;
  for (let row = 0; row < lastOfRow.length; row += 1) {
    const last = lastOfRow[row];
    if (!last || end(last) <= x + 0.5) return row;
    const current = lastOfRow[best];
    if (current && end(last) < end(current)) best = row;
  }
  return best;
}
