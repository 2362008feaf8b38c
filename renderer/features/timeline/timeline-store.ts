import { create } from 'zustand';
import { centreOn, fitView, panBy, type View, zoomAt, zoomToSpan } from './geometry.ts';

export interface Span {
  from: number;
  to: number;
}

interface TimelineState {
  view: View;
  /** In and out points, s. */
  from: number | null;
  to: number | null;
  /** Whether playing stays between them. */
  loop: boolean;
  setView: (change: (view: View) => View) => void;
  mark: (part: { from?: number | null; to?: number | null }) => void;
  setLoop: (loop: boolean) => void;
}

export const useTimeline = create<TimelineState>((set) => ({
  view: fitView(0, 0),
  from: null,
  to: null,
  loop: false,
  setView: (change) => set(({ view }) => ({ view: change(view) })),
  mark: (part) => set((state) => ({ ...part, loop: state.loop && markedSpan({ ...state, ...part }) !== null })),
  setLoop: (loop) => set((state) => ({ loop: loop && markedSpan(state) !== null })),
}));

/** In and out points in order, or null where not both are set. */
export function markedSpan({ from, to }: { from: number | null; to: number | null }): Span | null {
  if (from === null || to === null || from === to) return null;
  return from < to ? { from, to } : { from: to, to: from };
}

/** What the timeline looks at: by keys, buttons and menus. */
export const timelineZoom = {
  by: (factor: number) => useTimeline.getState().setView((view) => zoomAt(view, factor, view.width / 2)),
  fit: () => useTimeline.getState().setView((view) => fitView(view.width, view.duration)),
  toMarks: () => {
    const span = markedSpan(useTimeline.getState());
    if (span) useTimeline.getState().setView((view) => zoomToSpan(view, span.from, span.to));
  },
  /** Four fifths of what is in view, on (1) or back (−1). */
  page: (direction: 1 | -1) => useTimeline.getState().setView((view) => panBy(view, direction * view.width * 0.8)),
  centre: (time: number) => useTimeline.getState().setView((view) => centreOn(view, time)),
};
