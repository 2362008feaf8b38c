import { create } from 'zustand';
import { fitView, type View, zoomAt, zoomToSpan } from './geometry.ts';

interface TimelineState {
  view: View;
  /** In and out points, s. */
  from: number | null;
  to: number | null;
  setView: (change: (view: View) => View) => void;
  mark: (part: { from?: number | null; to?: number | null }) => void;
}

export const useTimeline = create<TimelineState>((set) => ({
  view: fitView(0, 0),
  from: null,
  to: null,
  setView: (change) => set(({ view }) => ({ view: change(view) })),
  mark: (part) => set(part),
}));

/** In and out points in order, or null where not both are set. */
export function markedSpan({
  from,
  to,
}: {
  from: number | null;
  to: number | null;
}): { from: number; to: number } | null {
  if (from === null || to === null || from === to) return null;
  return from < to ? { from, to } : { from: to, to: from };
}

export const timelineZoom = {
  by: (factor: number) => useTimeline.getState().setView((view) => zoomAt(view, factor, view.width / 2)),
  fit: () => useTimeline.getState().setView((view) => fitView(view.width, view.duration)),
  toMarks: () => {
    const span = markedSpan(useTimeline.getState());
    if (span) useTimeline.getState().setView((view) => zoomToSpan(view, span.from, span.to));
  },
};
