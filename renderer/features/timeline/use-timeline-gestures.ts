import { type RefObject, useEffect, useState } from 'react';
import { usePlayer } from '../player/player-store.ts';
import { secondAt } from './draw-waveform.ts';
import { panBy, zoomAt } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { useTimeline } from './timeline-store.ts';

/**
 * Pointer and wheel on the lanes. Wheel with Ctrl or ⌘ (which is how a pinch arrives) zooms at the cursor, a sideways wheel or
 * Shift pans, a plain wheel zooms where the lanes need no scrolling; press and drag scrubs.
 * @returns px under the pointer, null while it is elsewhere
 */
export function useTimelineGestures(ref: RefObject<HTMLElement | null>): number | null {
  const [hover, setHover] = useState<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const xOf = (event: MouseEvent) => event.clientX - element.getBoundingClientRect().left - GUTTER;
    const seek = (event: PointerEvent) => {
      usePlayer.getState().seek(secondAt(useTimeline.getState().view, xOf(event)));
    };
    let scrubbing = false;
    element.addEventListener(
      'wheel',
      (event) => {
        const { setView } = useTimeline.getState();
        const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
        const scrolls = element.scrollHeight > element.clientHeight + 1;
        if (event.ctrlKey || event.metaKey || (!scrolls && Math.abs(event.deltaY) > Math.abs(sideways))) {
          event.preventDefault();
          const strength = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.012 : 0.0022;
          const x = xOf(event);
          setView((view) => zoomAt(view, Math.exp(-event.deltaY * strength), x));
        } else if (sideways !== 0) {
          event.preventDefault();
          setView((view) => panBy(view, sideways));
        }
      },
      { ...options, passive: false },
    );
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || xOf(event) < 0) return;
        scrubbing = true;
        element.setPointerCapture(event.pointerId);
        usePlayer.getState().set({ lit: null });
        seek(event);
      },
      options,
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        const x = xOf(event);
        setHover(x >= 0 && x <= useTimeline.getState().view.width ? x : null);
        if (scrubbing) seek(event);
      },
      options,
    );
    const release = () => {
      scrubbing = false;
    };
    element.addEventListener('pointerup', release, options);
    element.addEventListener('pointercancel', release, options);
    element.addEventListener('pointerleave', () => setHover(null), options);
    return () => stop.abort();
  }, [ref]);
  return hover;
}
