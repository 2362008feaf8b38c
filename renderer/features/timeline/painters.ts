import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { View } from './geometry.ts';
import { useTimeline } from './timeline-store.ts';

type Paint = (view: View) => void;
/** Whether what is painted looks the same in both views. */
type Same = (view: View, before: View) => boolean;

const all = new Map<Paint, Same | undefined>();
const waiting = new Set<Paint>();
let asked = false;

function flush(): void {
  asked = false;
  const { view } = useTimeline.getState();
  const now = [...waiting];
  waiting.clear();
  for (const paint of now) paint(view);
}

function request(paint: Paint): void {
  waiting.add(paint);
  if (!asked) requestAnimationFrame(flush);
  asked = true;
}

useTimeline.subscribe(({ view }, before) => {
  if (view === before.view) return;
  for (const [paint, same] of all) if (!same?.(view, before.view)) request(paint);
});

/**
 * Paints with each change of the view, once a frame however often it changed, and without rendering anything again: panning and zooming
 * go past React. Also painted again whenever `paint` is another function.
 */
function usePainter(paint: Paint, same?: Same): void {
  useEffect(() => {
    all.set(paint, same);
    request(paint);
    return () => {
      all.delete(paint);
      waiting.delete(paint);
    };
  }, [paint, same]);
}

/** For the few elements that lie at a time: placed before they are first seen, and with each change of the view. */
export function usePlacer(place: Paint): void {
  useLayoutEffect(() => place(useTimeline.getState().view), [place]);
  usePainter(place);
}

/**
 * A canvas as wide as the lanes, drawn sharp at the screen's pixel ratio.
 * @param draw gets a context scaled to CSS px, empty @param height CSS px
 * @param same spares it views in which it looks the same; the same function each time
 */
export function useLaneCanvas(
  height: number,
  draw: (context: CanvasRenderingContext2D, view: View) => void,
  same?: Same,
): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  const paint = useCallback(
    (view: View) => {
      const canvas = ref.current;
      const context = canvas?.getContext('2d');
      if (!canvas || !context || view.width <= 0) return;
      const ratio = window.devicePixelRatio || 1;
      const w = Math.round(view.width * ratio);
      const h = Math.round(height * ratio);
      if (canvas.width !== w) canvas.width = w;
      if (canvas.height !== h) canvas.height = h;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, view.width, height);
      draw(context, view);
    },
    [height, draw],
  );
  usePainter(paint, same);
  return ref;
}
