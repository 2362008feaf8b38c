import { useEffect, useRef } from 'react';
import { formatTime } from '../../lib/time.ts';
import { usePlayer } from '../player/player-store.ts';
import { follow, timeToX } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { useTimeline } from './timeline-store.ts';

/** The line of the current second. Moved by hand sixty times a second: nothing is rendered again for it. */
export function Playhead() {
  const line = useRef<HTMLDivElement>(null);
  const flag = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const place = () => {
      const { time, playing } = usePlayer.getState();
      const { view, setView } = useTimeline.getState();
      if (!line.current || !flag.current) return;
      const x = timeToX(view, time);
      line.current.style.transform = `translateX(${GUTTER + x}px)`;
      line.current.style.visibility = x < -1 || x > view.width + 1 ? 'hidden' : 'visible';
      flag.current.textContent = formatTime(time);
      flag.current.style.transform = `translateX(${x > view.width - 48 ? '-100%' : '0'})`;
      if (playing && follow(view, time) !== view) setView((now) => follow(now, time));
    };
    place();
    const stops = [usePlayer.subscribe(place), useTimeline.subscribe(place)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <div ref={line} aria-hidden className="pointer-events-none absolute top-0 bottom-0 left-0 z-20 w-px bg-accent">
      <span
        ref={flag}
        className="tnum absolute top-1 left-0 rounded-[3px] bg-accent px-1 font-[550] text-micro text-on-accent leading-4"
      />
    </div>
  );
}
