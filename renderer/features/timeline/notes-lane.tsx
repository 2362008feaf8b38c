import { NotebookPen } from 'lucide-react';
import { type PointerEvent, useCallback } from 'react';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { usePlayer } from '../player/player-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { dragOn } from './drag-on.ts';
import { drawNotes, NOTE_ROW } from './draw-notes.ts';
import type { View } from './geometry.ts';
import { hitNote } from './hit-note.ts';
import { laneColors } from './lane-colors.ts';
import type { Lane } from './lane-items.ts';
import { LaneNote, LaneRow } from './lane-row.tsx';
import { changeNote } from './note-actions.ts';
import { dragged, type Grip } from './note-times.ts';
import { useNotesView } from './notes-store.ts';
import { useLaneCanvas } from './painters.ts';
import { strings } from './strings.ts';
import { useTimeline } from './timeline-store.ts';

const cursors: Record<Grip, string> = { start: 'ew-resize', end: 'ew-resize', whole: 'grab' };

/** What the person wrote: a click selects, a double click opens it for writing; dragging moves it, or one of its edges. */
export function NotesLane({ lane, notes }: { lane: Lane; notes: readonly Evidence[] }) {
  const selected = useNotesView((state) => state.selected);
  const theme = useTheme();
  const { rows } = lane.levels;
  const height = rows * NOTE_ROW + 6;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      drawNotes(context, view, lane.levels, 4, laneColors(), selected);
    },
    [lane, selected, theme],
  );
  const canvas = useLaneCanvas(height, draw);

  const under = (event: { clientX: number; clientY: number; currentTarget: HTMLElement }) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - top - 4) / NOTE_ROW);
    const hit = hitNote(lane.index, useTimeline.getState().view, event.clientX - left, lane.levels.rowOf, row);
    const note = hit && notes.find(({ id }) => id === hit.note.id);
    return note ? { note, grip: hit.grip } : null;
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    const found = under(event);
    if (!found || event.button !== 0 || event.shiftKey || event.altKey) return;
    const { note, grip } = found;
    const { pxPerSecond, duration } = useTimeline.getState().view;
    const { select, setDrag } = useNotesView.getState();
    let to: { start: number; end: number } | null = null;
    dragOn(
      event,
      (dx) => {
        to = dragged(note, grip, dx / pxPerSecond, duration);
        setDrag({ id: note.id, ...to });
      },
      () => settle(note, to),
    );
    select(note.id, useNotesView.getState().editing && useNotesView.getState().selected === note.id);
  };

  return (
    <LaneRow icon={NotebookPen} label={strings.lanes.note} color="var(--note)" height={height}>
      {notes.length === 0 ? <LaneNote>{strings.noNotes}</LaneNote> : null}
      <canvas
        ref={canvas}
        aria-hidden
        data-lane="Notes"
        className="absolute inset-0 size-full"
        onPointerDown={press}
        onPointerMove={(event) => {
          if (event.buttons !== 0) return;
          const found = under(event);
          event.currentTarget.style.cursor = found ? cursors[found.grip] : '';
        }}
        onDoubleClick={(event) => {
          const found = under(event);
          if (found) useNotesView.getState().select(found.note.id, true);
        }}
      />
    </LaneRow>
  );
}

/** A drag is saved, a click goes there. */
function settle(note: Evidence, to: { start: number; end: number } | null): void {
  if (to) void changeNote(note, to);
  else usePlayer.getState().seek(note.start);
  useNotesView.getState().setDrag(null);
}
