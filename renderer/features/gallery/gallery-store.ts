import { create } from 'zustand';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { useShell } from '../shell/shell-store.ts';
import { picked } from './picked.ts';

interface Gallery {
  /** What was searched or asked. */
  title: string;
  /** Best first. */
  moments: readonly Moment[];
  /** The one that Tab reaches. */
  current: number;
  /** Ids of at most two, in the order of picking. */
  picks: readonly string[];
  comparing: boolean;
  show: (title: string, moments: readonly Moment[]) => void;
  /** More of the same came in; what is picked stays. */
  extend: (title: string, moments: readonly Moment[]) => void;
  pick: (id: string) => void;
  set: (part: Partial<Pick<Gallery, 'current' | 'comparing'>>) => void;
}

/** Hits as a contact sheet. */
export const useGallery = create<Gallery>((set, get) => ({
  title: '',
  moments: [],
  current: 0,
  picks: [],
  comparing: false,
  show: (title, moments) => {
    set({ title, moments, current: 0, picks: [], comparing: false });
    useShell.getState().set({ view: 'gallery' });
  },
  extend: (title, moments) => {
    if (get().title === title && moments.length > get().moments.length) set({ moments });
  },
  pick: (id) => set({ picks: picked(get().picks, id) }),
  set: (part) => set(part),
}));
