import { create } from 'zustand';

interface Hover {
  /** px from the left of the lanes; null while the pointer is elsewhere. */
  x: number | null;
  setHover: (x: number | null) => void;
}

/** Apart from the timeline's own store: the pointer moves more often than anything else, and one preview follows it. */
export const useHover = create<Hover>((set) => ({
  x: null,
  setHover: (x) => set((state) => (state.x === x ? state : { x })),
}));
