import { create } from 'zustand';
import type { Evidence } from '../../../preload/contract/evidence.ts';

/** A note as it is being dragged, before it is saved. */
export interface NoteSpan {
  id: string;
  start: number;
  end: number;
}

interface NotesState {
  /** The note that keys and the editor are about. */
  selected: string | null;
  editing: boolean;
  /** The one that was just made: it is open for writing before the list of notes has it, so that the next key is a letter. */
  fresh: Evidence | null;
  drag: NoteSpan | null;
  select: (id: string | null, editing?: boolean, fresh?: Evidence | null) => void;
  setDrag: (drag: NoteSpan | null) => void;
}

export const useNotesView = create<NotesState>((set) => ({
  selected: null,
  editing: false,
  fresh: null,
  drag: null,
  select: (id, editing = false, fresh = null) => set({ selected: id, editing: id !== null && editing, fresh }),
  setDrag: (drag) => set({ drag }),
}));
