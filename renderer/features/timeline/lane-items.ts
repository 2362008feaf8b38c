import type { EvidenceKind } from '../../../preload/contract/evidence.ts';
import type { LaneSpans } from '../../../preload/contract/timeline.ts';
import { createLevels, type Levels } from './lane-levels.ts';
import { indexSpans, type Span, type SpanIndex } from './spans.ts';

/** One evidence as a lane knows it. */
export interface LaneItem extends Span {
  id: string;
  kind: EvidenceKind;
  label: string;
}

/** Everything on one lane: to look up what is on at a second, and to draw it at any zoom. */
export interface Lane {
  kind: EvidenceKind;
  index: SpanIndex<LaneItem>;
  levels: Levels<LaneItem>;
  byId: ReadonlyMap<string, LaneItem>;
}

/** Rows that overlapping things of a kind may spread over; who speaks takes turns. */
const rowsOf: Partial<Record<EvidenceKind, number>> = { object: 2, text: 2, note: 3 };

export function laneOf(kind: EvidenceKind, items: readonly LaneItem[]): Lane {
  const index = indexSpans(items);
  return {
    kind,
    index,
    levels: createLevels(index.items, rowsOf[kind] ?? 1),
    byId: new Map(items.map((item) => [item.id, item])),
  };
}

/** The lanes of a file, from the columns that main sends. */
export function lanesOf(columns: readonly LaneSpans[]): ReadonlyMap<EvidenceKind, Lane> {
  return new Map(
    columns.map(({ kind, ids, starts, ends, labels }) => [
      kind,
      laneOf(
        kind,
        ids.map((id, i) => ({ id, kind, start: starts[i]!, end: ends[i]!, label: labels[i]! })),
      ),
    ]),
  );
}
