import { create } from 'zustand';

/** Lines from one to another by their place, and the characters where the first begins and the last ends; 0 and null are whole lines. */
export interface Picked {
  from: number;
  to: number;
  fromAt: number;
  toAt: number | null;
}

interface TranscriptState {
  /** The line that is being corrected, with what is typed; it outlives scrolling away. */
  editing: { id: string; draft: string; select: { from: number; to: number } | null } | null;
  picked: Picked | null;
  /** Lines, by place, whose speaker is asked for; `rename` is everything that this speaker says. */
  naming: { from: number; to: number; rename?: boolean } | null;
  set: (part: Partial<Pick<TranscriptState, 'editing' | 'picked' | 'naming'>>) => void;
}

/** What a person is about to do with lines of the transcript. */
export const useTranscript = create<TranscriptState>((set) => ({
  editing: null,
  picked: null,
  naming: null,
  set: (part) => set(part),
}));

/** Opens a line for correction. @param select what of it is selected then; all where it is null */
export function startEditing(id: string, text: string, select: { from: number; to: number } | null = null): void {
  useTranscript.getState().set({ editing: { id, draft: text, select } });
}
