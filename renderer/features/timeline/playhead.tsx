import { useCallback, useEffect, useRef } from 'react';
import { formatTime } from '../../lib/time.ts';
import { usePlayer } from '../player/player-store.ts';
import { follow, followsTo, timeToX, type View } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { flagSpan } from './playhead-flag.ts';
import { useTimeline } from './timeline-store.ts';
import { useAtPlayhead } from './use-at-playhead.ts';

/** The line of the current second. Moved by hand sixty times a second: nothing is rendered again for it. */
export function Playhead() {
  const line = useRef<HTMLDivElement>(null);
  const flag = useRef<HTMLSpanElement>(null);
  const place = useCallback((time: number, view: View) => {
    if (!line.current || !flag.current) return;
    const x = timeToX(view, time);
    const hidden = x < -1 || x > view.width + 1;
    line.current.style.visibility = hidden ? 'hidden' : 'visible';
    if (hidden) return;
    line.current.style.transform = `translateX(${GUTTER + x}px)`;
    const text = formatTime(time);
    if (flag.current.textContent !== text) flag.current.textContent = text;
    flag.current.style.transform = `translateX(${flagSpan(x, view.width, text)[0] < x ? '-100%' : '0'})`;
  }, []);
  useAtPlayhead(place);
  useEffect(
    () =>
      usePlayer.subscribe(({ time }, { time: before }) => {
        const { view, setView } = useTimeline.getState();
        if (time !== before && followsTo(view, before, time)) setView((now) => follow(now, time));
      }),
    [],
  );
  return (
    <div ref={line} aria-hidden className="pointer-events-none absolute top-0 bottom-0 left-0 z-20 w-px bg-accent">
      <span
        ref={flag}
        className="tnum absolute top-1 left-0 rounded-[3px] bg-accent px-1 font-[550] text-micro text-on-accent leading-4"
      />
    </div>
  );
}
