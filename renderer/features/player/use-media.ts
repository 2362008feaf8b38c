import { type RefObject, useEffect, useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { usePlayer } from './player-store.ts';
import { warmFrames } from './step-frame.ts';

export type MediaState = 'loading' | 'ready' | 'failed';

/** Ties a media element to the player's store for as long as it is mounted. */
export function useMedia(ref: RefObject<HTMLMediaElement | null>, asset: Asset): MediaState {
  const [state, setState] = useState<MediaState>('loading');
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const { set } = usePlayer.getState();
    const stop = new AbortController();
    let frame = 0;
    const tick = () => {
      set({ time: element.currentTime });
      frame = requestAnimationFrame(tick);
    };
    const on = (name: keyof HTMLMediaElementEventMap, listener: () => void) =>
      element.addEventListener(name, listener, { signal: stop.signal });
    const { pending: first } = usePlayer.getState();
    set({ element, duration: asset.duration, playing: false, time: first?.assetId === asset.id ? first.time : 0 });
    on('loadedmetadata', () => {
      const { pending, rate, volume, muted } = usePlayer.getState();
      element.playbackRate = rate;
      element.volume = volume;
      element.muted = muted;
      const duration = Number.isFinite(element.duration) && element.duration > 0 ? element.duration : asset.duration;
      set({ duration });
      if (pending?.assetId === asset.id) {
        element.currentTime = pending.time;
        set({ pending: null, time: pending.time });
      }
      setState('ready');
    });
    on('play', () => {
      set({ playing: true });
      cancelAnimationFrame(frame);
      tick();
    });
    on('pause', () => {
      cancelAnimationFrame(frame);
      set({ playing: false, time: element.currentTime });
      warmFrames();
    });
    on('seeking', () => set({ time: element.currentTime }));
    on('seeked', () => set({ time: element.currentTime }));
    on('volumechange', () => set({ volume: element.volume, muted: element.muted }));
    on('error', () => setState('failed'));
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
      element.pause();
      if (usePlayer.getState().element === element) set({ element: null, playing: false });
    };
  }, [ref, asset.id, asset.duration]);
  return state;
}
