import { type HTMLAttributes, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { usePlayer } from '../player/player-store.ts';
import { secondAt } from './draw-waveform.ts';
import { panBy, zoomAt } from './geometry.ts';
import { useHover } from './hover-store.ts';
import { GUTTER } from './lane-row.tsx';
import { useNotesView } from './notes-store.ts';
import { useTimeline } from './timeline-store.ts';

type Drag = { what: 'scrub' } | { what: 'pan'; x: number } | { what: 'range'; from: number };

/** What a press on the lanes begins: Shift makes a selection, the middle button or Alt takes the lanes by the hand, all else scrubs. */
function dragOf(event: PointerEvent<HTMLElement>, time: number): Drag | null {
  if (event.button === 1 || (event.button === 0 && event.altKey)) return { what: 'pan', x: event.clientX };
  if (event.button !== 0) return null;
  return event.shiftKey ? { what: 'range', from: time } : { what: 'scrub' };
}

/**
 * Wheel on the lanes: with Ctrl or ⌘ (which is how a pinch arrives) zooms at the cursor, sideways or with Shift pans, a plain wheel zooms where the
 * lanes need no scrolling.
 */
function onWheel(element: HTMLElement, event: WheelEvent): void {
  const { setView } = useTimeline.getState();
  const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
  const scrolls = element.scrollHeight > element.clientHeight + 1;
  if (event.ctrlKey || event.metaKey || (!scrolls && Math.abs(event.deltaY) > Math.abs(sideways))) {
    event.preventDefault();
    const strength = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.012 : 0.0022;
    const x = event.clientX - element.getBoundingClientRect().left - GUTTER;
    setView((view) => zoomAt(view, Math.exp(-event.deltaY * strength), x));
  } else if (sideways !== 0) {
    event.preventDefault();
    setView((view) => panBy(view, sideways));
  }
  // What was under the pointer is elsewhere now; its picture comes back when the pointer moves.
  useHover.getState().setHover(null);
}

type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onPointerLeave'
>;

/** Pointer and wheel on the lanes; what lies on a lane and is dragged itself keeps its press from them. */
export function useTimelineGestures(ref: RefObject<HTMLElement | null>): Handlers {
  const drag = useRef<Drag | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => onWheel(element, event);
    // By hand: React listens to wheels passively, and a passive listener cannot keep the page from zooming.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [ref]);
  const xOf = (event: PointerEvent<HTMLElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left - GUTTER;
  const timeOf = (event: PointerEvent<HTMLElement>) => secondAt(useTimeline.getState().view, xOf(event));
  const release = (event: PointerEvent<HTMLElement>) => {
    drag.current = null;
    event.currentTarget.style.cursor = '';
  };
  return {
    onPointerDown: (event) => {
      if (xOf(event) < 0) return;
      drag.current = dragOf(event, timeOf(event));
      if (!drag.current) return;
      // The middle button would start the browser's own scrolling.
      if (event.button === 1) event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      if (drag.current.what === 'pan') event.currentTarget.style.cursor = 'grabbing';
      if (drag.current.what !== 'scrub') return;
      useNotesView.getState().select(null);
      usePlayer.getState().set({ lit: null });
      usePlayer.getState().seek(timeOf(event));
    },
    onPointerMove: (event) => {
      const x = xOf(event);
      const { view, mark, setView } = useTimeline.getState();
      const now = drag.current;
      useHover.getState().setHover(x >= 0 && x <= view.width && now?.what !== 'pan' ? x : null);
      if (now?.what === 'scrub') usePlayer.getState().seek(timeOf(event));
      else if (now?.what === 'range') mark({ from: now.from, to: timeOf(event) });
      else if (now?.what === 'pan') {
        drag.current = { what: 'pan', x: event.clientX };
        setView((one) => panBy(one, now.x - event.clientX));
      }
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: () => useHover.getState().setHover(null),
  };
}
