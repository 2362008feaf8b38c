import { useMemo } from 'react';
import type { AssetId } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { useNotes } from '../../lib/data.ts';
import { type Lane, laneOf } from './lane-items.ts';
import { useNotesView } from './notes-store.ts';

/** The notes of a file as a lane, the one that is being dragged where it is dragged to. */
export function useNotesLane(assetId: AssetId): { lane: Lane; notes: readonly Evidence[] } {
  const { data: notes = none } = useNotes(assetId);
  const drag = useNotesView((state) => state.drag);
  const lane = useMemo(
    () =>
      laneOf(
        'note',
        notes.map(({ id, kind, start, end, text }) => ({ id, kind, start, end, label: text, ...placed(drag, id) })),
      ),
    [notes, drag],
  );
  return { lane, notes };
}

const none: readonly Evidence[] = [];

function placed(drag: { id: string; start: number; end: number } | null, id: string): { start?: number; end?: number } {
  return drag?.id === id ? { start: drag.start, end: drag.end } : {};
}
