import { useEffect } from 'react';
import { usePlayer } from '../player/player-store.ts';
import type { View } from './geometry.ts';
import { useTimeline } from './timeline-store.ts';

/** Places something at the current second, once a frame at most while it plays or the view moves. */
export function useAtPlayhead(place: (time: number, view: View) => void): void {
  useEffect(() => {
    const now = () => place(usePlayer.getState().time, useTimeline.getState().view);
    let frame = 0;
    const request = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        now();
      });
    };
    now();
    const stops = [
      usePlayer.subscribe(({ time }, before) => {
        if (time !== before.time) request();
      }),
      useTimeline.subscribe(({ view }, before) => {
        if (view !== before.view) request();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [place]);
}
