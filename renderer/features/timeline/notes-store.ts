import { create } from 'zustand';

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
  drag: NoteSpan | null;
  select: (id: string | null, editing?: boolean) => void;
  setDrag: (drag: NoteSpan | null) => void;
}

export const useNotesView = create<NotesState>((set) => ({
  selected: null,
  editing: false,
  drag: null,
  select: (id, editing = false) => set({ selected: id, editing: id !== null && editing }),
  setDrag: (drag) => set({ drag }),
}));
