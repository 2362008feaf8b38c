import { create } from 'zustand';
import type { AssetId } from '../../../preload/contract/asset.ts';
import type { Box, EvidenceKind } from '../../../preload/contract/evidence.ts';

/** Evidence that is pointed out on picture and timeline: a cited one, or a search hit. */
export interface Lit {
  assetId: AssetId;
  evidenceIds: readonly string[];
  kind: EvidenceKind;
  start: number;
  end: number;
  box: Box | null;
  label: string;
}

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

interface Player {
  /** s, of the current asset. */
  time: number;
  /** As the media element reports it, s; 0 until known. */
  duration: number;
  playing: boolean;
  rate: number;
  /** How fast it runs backwards; 0 while it does not. */
  rewind: number;
  volume: number;
  muted: boolean;
  /** Whether found objects and text are outlined on the picture. */
  showBoxes: boolean;
  lit: Lit | null;
  element: HTMLMediaElement | null;
  /** Where to go once the asset's media has loaded, s. */
  pending: { assetId: AssetId; time: number } | null;
  seek: (time: number) => void;
  toggle: () => void;
  setRate: (rate: number) => void;
  setVolume: (volume: number) => void;
  set: (part: Partial<Player>) => void;
}

export const usePlayer = create<Player>((set, get) => ({
  time: 0,
  duration: 0,
  playing: false,
  rate: 1,
  rewind: 0,
  volume: 1,
  muted: false,
  showBoxes: false,
  lit: null,
  element: null,
  pending: null,
  seek: (time) => {
    const { element, duration } = get();
    // A still image has neither: it stays at its beginning, where all that is in it is on.
    const last = duration > 0 || !element ? duration : Number.POSITIVE_INFINITY;
    const to = Math.max(0, Math.min(time, last));
    if (element) element.currentTime = to;
    set({ time: to });
  },
  toggle: () => {
    const { element, rewind } = get();
    if (!element) return;
    set({ rewind: 0 });
    // Space stops whatever runs, in either direction.
    if (rewind > 0) return;
    if (element.paused) void element.play().catch(() => {});
    else element.pause();
  },
  setRate: (rate) => {
    const { element } = get();
    if (element) element.playbackRate = rate;
    set({ rate });
  },
  setVolume: (volume) => {
    const { element } = get();
    if (element) {
      element.volume = volume;
      element.muted = false;
    }
    set({ volume, muted: false });
  },
  set,
}));
