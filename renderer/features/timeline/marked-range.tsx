import { type PointerEvent, useCallback, useRef } from 'react';
import { dragOn } from './drag-on.ts';
import { secondAt } from './draw-waveform.ts';
import { timeToX, type View } from './geometry.ts';
import { GUTTER } from './lane-row.tsx';
import { dragged, type Grip } from './note-times.ts';
import { usePlacer } from './painters.ts';
import { RULER } from './ruler-lane.tsx';
import { markedSpan, useTimeline } from './timeline-store.ts';

/** Drags the selection, or one of its edges; a press that does not move seeks, as anywhere on the ruler. */
function grab(event: PointerEvent<HTMLElement>, grip: Grip): void {
  if (event.button !== 0 || event.shiftKey || event.altKey) return;
  const span = markedSpan(useTimeline.getState());
  if (!span) return;
  const { view, mark } = useTimeline.getState();
  dragOn(event, (dx) => {
    const by = grip === 'end' ? secondAt(view, timeToX(view, span.to) + dx) - span.to : dx / view.pxPerSecond;
    const { start, end } = dragged({ start: span.from, end: span.to }, grip, by, view.duration);
    mark({ from: start, to: end });
  });
}

/** One edge: a line over all lanes, with a handle on the ruler. */
function Edge({ time, side }: { time: number; side: 'start' | 'end' }) {
  const line = useRef<HTMLDivElement>(null);
  const place = useCallback(
    (view: View) => {
      if (!line.current) return;
      const x = timeToX(view, time);
      line.current.style.transform = `translateX(${GUTTER + x}px)`;
      line.current.style.visibility = x < -1 || x > view.width + 1 ? 'hidden' : 'visible';
    },
    [time],
  );
  usePlacer(place);
  return (
    <div ref={line} className="pointer-events-none absolute top-0 bottom-0 left-0 z-10 w-px bg-accent-text">
      <div
        data-edge={side}
        onPointerDown={(event) => grab(event, side)}
        className="pointer-events-auto absolute top-0 -left-[6px] flex w-[13px] cursor-ew-resize justify-center"
        style={{ height: RULER }}
      >
        <span
          className={
            side === 'start'
              ? 'ml-[4px] h-full w-[5px] rounded-r-[3px] bg-accent-text'
              : '-ml-[4px] h-full w-[5px] rounded-l-[3px] bg-accent-text'
          }
        />
      </div>
    </div>
  );
}

/** In and out points over all lanes; what lies outside is dimmed once both are set. */
export function MarkedRange() {
  const from = useTimeline((state) => state.from);
  const to = useTimeline((state) => state.to);
  const span = markedSpan({ from, to });
  const before = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [start, end] = span ? [span.from, span.to] : [from, to];
  const place = useCallback(
    (view: View) => {
      if (!before.current || !after.current || !body.current || start === null || end === null) return;
      const inView = (time: number) => Math.max(0, Math.min(view.width, timeToX(view, time)));
      const [left, right] = [inView(start), inView(end)];
      before.current.style.width = `${left}px`;
      after.current.style.left = `${GUTTER + right}px`;
      body.current.style.transform = `translateX(${GUTTER + left}px)`;
      body.current.style.width = `${right - left}px`;
    },
    [start, end],
  );
  usePlacer(place);
  const dim = 'pointer-events-none absolute top-0 bottom-0 z-10 bg-n2/65';
  return (
    <div aria-hidden>
      {span ? (
        <>
          <div ref={before} className={dim} style={{ left: GUTTER }} />
          <div ref={after} className={`${dim} right-0`} />
          <div
            ref={body}
            data-edge="whole"
            onPointerDown={(event) => grab(event, 'whole')}
            className="absolute top-0 left-0 z-10 h-2 cursor-grab bg-accent/55 hover:bg-accent/80"
          />
        </>
      ) : null}
      {start === null ? null : <Edge time={start} side="start" />}
      {end === null ? null : <Edge time={end} side="end" />}
    </div>
  );
}
