import { type KeyboardEvent, type PointerEvent, useCallback, useRef } from 'react';
import type { Citation } from '../../../preload/contract/answer.ts';
import { formatSpan } from '../../lib/time.ts';
import { useTheme } from '../settings/use-theme.ts';
import { dragOn } from './drag-on.ts';
import { clampView, fitView, panBy, timeToX, type View, viewEnd, windowOf } from './geometry.ts';
import { laneColors } from './lane-colors.ts';
import type { Lane } from './lane-items.ts';
import { GUTTER } from './lane-row.tsx';
import { useLaneCanvas, usePlacer } from './painters.ts';
import type { SoundLevels } from './sound-levels.ts';
import { loudest } from './sound-levels.ts';
import { strings } from './strings.ts';
import { markedSpan, useTimeline } from './timeline-store.ts';
import { useAtPlayhead } from './use-at-playhead.ts';

const HEIGHT = 20;
interface OverviewProps {
  sound: SoundLevels | null;
  notes: Lane;
  citations: readonly Citation[];
}

/** The whole file under the lanes: where the view is, what was noted and cited. Dragging the window pans, its edges zoom. */
export function Overview({ sound, notes, citations }: OverviewProps) {
  const window = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const from = useTimeline((state) => state.from);
  const to = useTimeline((state) => state.to);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: View) => {
      void theme;
      const colors = laneColors();
      const whole = fitView(view.width, view.duration);
      const span = markedSpan({ from, to });
      if (span) {
        context.globalAlpha = 0.3;
        context.fillStyle = colors.accent;
        context.fillRect(timeToX(whole, span.from), 0, Math.max(1, (span.to - span.from) * whole.pxPerSecond), HEIGHT);
        context.globalAlpha = 1;
      }
      context.fillStyle = colors.n7;
      for (let x = 0; sound && x < view.width; x += 2) {
        const high = loudest(sound, x / whole.pxPerSecond, (x + 2) / whole.pxPerSecond) / sound.peak;
        const bar = Math.max(1, high * (HEIGHT - 8));
        context.fillRect(x, (HEIGHT - bar) / 2, 1, bar);
      }
      context.fillStyle = colors.note;
      for (const { start } of notes.index.items) context.fillRect(Math.round(timeToX(whole, start)), 3, 2, HEIGHT - 6);
      context.fillStyle = colors.accent;
      for (const { start } of citations) context.fillRect(Math.round(timeToX(whole, start)) - 1, HEIGHT / 2 - 2, 4, 4);
    },
    [sound, notes, citations, from, to, theme],
  );
  const canvas = useLaneCanvas(HEIGHT, draw, isSameWhole);
  const place = useCallback((view: View) => {
    if (!window.current) return;
    const { left, width } = windowOf(view);
    window.current.style.transform = `translateX(${left}px)`;
    window.current.style.width = `${width}px`;
    const share = view.duration > 0 ? view.start / view.duration : 0;
    window.current.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    window.current.setAttribute('aria-valuetext', formatSpan(view.start, Math.min(viewEnd(view), view.duration)));
  }, []);
  usePlacer(place);

  const grab = (event: PointerEvent<HTMLElement>, grip: 'start' | 'end' | 'whole') => {
    if (event.button !== 0) return;
    const { view, setView } = useTimeline.getState();
    const second = view.duration / view.width;
    dragOn(event, (dx) => {
      const by = dx * second;
      setView(() => {
        if (grip === 'whole') return clampView({ ...view, start: view.start + by });
        const start = grip === 'start' ? Math.max(0, Math.min(viewEnd(view) - 0.1, view.start + by)) : view.start;
        const end = grip === 'end' ? Math.max(view.start + 0.1, viewEnd(view) + by) : viewEnd(view);
        return clampView({ ...view, start, pxPerSecond: view.width / (end - start) });
      });
    });
  };

  return (
    <div className="relative flex shrink-0 border-n6 border-t">
      <div className="shrink-0 border-n6 border-r" style={{ width: GUTTER }} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the scrollbar in it does the same */}
      <div
        className="relative my-1 min-w-0 flex-1 overflow-hidden"
        style={{ height: HEIGHT }}
        data-testid="overview"
        onPointerDown={(event) => {
          const { view, setView } = useTimeline.getState();
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
          const middle = (x / view.width) * view.duration;
          setView((now) => clampView({ ...now, start: middle - now.width / now.pxPerSecond / 2 }));
          grab(event, 'whole');
        }}
        onDoubleClick={() => useTimeline.getState().setView((view) => fitView(view.width, view.duration))}
      >
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
        <PlayedTo />
        <div
          ref={window}
          role="scrollbar"
          tabIndex={0}
          aria-label={strings.overview}
          aria-orientation="horizontal"
          aria-controls="timeline-lanes"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={0}
          onKeyDown={pan}
          onPointerDown={(event) => grab(event, 'whole')}
          className="focus-inset absolute inset-y-0 left-0 cursor-grab rounded-[4px] border border-n9 bg-n12/8 hover:bg-n12/12"
        >
          <span
            onPointerDown={(event) => grab(event, 'start')}
            className="absolute inset-y-0 -left-px w-1.5 cursor-ew-resize"
          />
          <span
            onPointerDown={(event) => grab(event, 'end')}
            className="absolute inset-y-0 -right-px w-1.5 cursor-ew-resize"
          />
        </div>
      </div>
    </div>
  );
}

/** It is drawn for another file or width; for another view only the window moves. */
const isSameWhole = (view: View, before: View): boolean =>
  view.width === before.width && view.duration === before.duration;

/** Arrows move the window by a tenth of itself, as a scrollbar's do. */
function pan(event: KeyboardEvent): void {
  const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!direction || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  useTimeline.getState().setView((view) => panBy(view, (direction * view.width) / 10));
}

/** The playhead on the strip. */
function PlayedTo() {
  const line = useRef<HTMLDivElement>(null);
  const place = useCallback((time: number, { width, duration }: View) => {
    if (line.current && duration > 0) line.current.style.transform = `translateX(${(time / duration) * width}px)`;
  }, []);
  useAtPlayhead(place);
  return <div ref={line} aria-hidden className="pointer-events-none absolute inset-y-0 left-0 z-10 w-px bg-accent" />;
}
