import { type PointerEvent, type RefObject, useRef } from 'react';
import type { Annotation, Point } from '../../../preload/contract/annotation.ts';
import type { ShownBox } from '../player/boxes-at.ts';
import type { Rect } from '../player/picture-box.ts';
import { useAnnotate } from './annotate-store.ts';
import { taken, takesFound } from './found-here.ts';
import { MOST_ANNOTATIONS } from './history.ts';
import { sayFull } from './say-full.ts';
import { type Handle, keepInside, movedBy, resized, scaledText } from './shape-geometry.ts';
import { made, withPoint } from './tools.ts';

/** px that a pointer may tremble in a click. */
const CLICK = 4;
/** px between the points of a line drawn by hand. */
const POINT_GAP = 2;

type Gesture = { id: string; from: Point; at: { x: number; y: number } } & (
  | { does: 'draw'; kind: Annotation['kind']; found: string | undefined; shape: string | undefined; begun: boolean }
  | { does: 'move'; before: Annotation }
  | { does: 'resize'; before: Annotation; handle: Handle; plate: DOMRect | null }
  | { does: 'pick'; found: string | undefined }
);

const dragged = new Set<Annotation['kind']>(['box', 'highlight', 'hide', 'arrow', 'freehand']);

/**
 * What a pointer does on the picture. A handle resizes; a shape that is selected, or any where the tool selects, moves; everything else
 * draws. A click takes over what was found there, or selects the shape under it.
 */
export function usePen(
  surface: RefObject<HTMLElement | null>,
  plate: RefObject<HTMLElement | null>,
  picture: Rect,
  found: readonly ShownBox[],
) {
  const gesture = useRef<Gesture | null>(null);
  const store = useAnnotate.getState;
  const annotations = () => store().draft?.history.present.annotations ?? [];
  const shapeOf = (id: string | null | undefined) => annotations().find((one) => one.id === id);
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = surface.current!.getBoundingClientRect();
    return keepInside({
      x: (clientX - left - picture.x) / Math.max(1, picture.width),
      y: (clientY - top - picture.y) / Math.max(1, picture.height),
    });
  };

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || !store().draft || !(event.target instanceof Element)) return;
    // The cursor leaves a text that is being typed, which may take it away again.
    surface.current?.focus({ preventScroll: true });
    const { tool, selected, set } = store();
    const handle = event.target.closest<SVGElement>('[data-handle]')?.dataset.handle as Handle | undefined;
    const shape = event.target.closest<HTMLElement>('[data-shape]')?.dataset.shape;
    const foundKey = event.target.closest<SVGElement>('[data-found]')?.dataset.found;
    const start = { id: crypto.randomUUID(), from: pointOf(event), at: { x: event.clientX, y: event.clientY } };
    const chosen = shapeOf(selected);
    if (handle && chosen) {
      const box = plate.current?.getBoundingClientRect() ?? null;
      gesture.current = { ...start, does: 'resize', before: chosen, handle, plate: box };
    } else if (shape && (tool === 'select' || shape === selected) && shapeOf(shape)) {
      set({ selected: shape, editing: null });
      gesture.current = { ...start, does: 'move', before: shapeOf(shape)! };
    } else if (tool === 'select') {
      set({ selected: null, editing: null });
      gesture.current = { ...start, does: 'pick', found: foundKey };
    } else {
      gesture.current = { ...start, does: 'draw', kind: tool, found: foundKey, shape, begun: false };
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  function onPointerMove(event: PointerEvent): void {
    const now = gesture.current;
    if (!now) return;
    const { act, set, pen } = store();
    const to = pointOf(event);
    const away = Math.hypot(event.clientX - now.at.x, event.clientY - now.at.y);
    if (now.does === 'move' && away >= CLICK) {
      const annotation = movedBy(now.before, to.x - now.from.x, to.y - now.from.y);
      act({ type: 'change', annotation, gesture: now.id });
    } else if (now.does === 'resize') {
      act({ type: 'change', annotation: withHandle(now, to), gesture: now.id });
    } else if (now.does === 'draw' && dragged.has(now.kind)) {
      if (!now.begun && away < CLICK) return;
      if (!now.begun) {
        if (annotations().length >= MOST_ANNOTATIONS) {
          gesture.current = null;
          sayFull();
          return;
        }
        now.begun = true;
        act({ type: 'add', annotation: made(now.kind, now.id, pen, [now.from, to], annotations()), gesture: now.id });
        set({ selected: now.id, editing: null });
        return;
      }
      const drawn = shapeOf(now.id);
      if (!drawn) return;
      const annotation =
        drawn.kind === 'freehand' ? furtherLine(drawn, to) : made(now.kind, now.id, pen, [now.from, to], []);
      act({ type: 'change', annotation, gesture: now.id });
    }
  }

  function withHandle(
    { before, handle, plate: box, from }: Extract<Gesture, { does: 'resize' }>,
    to: Point,
  ): Annotation {
    if (before.kind !== 'text' || !box || box.height === 0) return resized(before, handle, to);
    return scaledText(before, 1 + ((to.y - from.y) * picture.height) / box.height);
  }

  function furtherLine(line: Extract<Annotation, { kind: 'freehand' }>, to: Point): Annotation {
    const last = line.points.at(-1)!;
    const gap = Math.hypot((to.x - last.x) * picture.width, (to.y - last.y) * picture.height);
    return gap < POINT_GAP ? line : { ...line, points: withPoint(line.points, to) };
  }

  function onPointerUp(): void {
    const now = gesture.current;
    gesture.current = null;
    if (!now || now.does === 'move' || now.does === 'resize' || (now.does === 'draw' && now.begun)) return;
    click(now);
  }

  function click(now: Extract<Gesture, { does: 'draw' | 'pick' }>): void {
    const { act, set, pen, tool } = store();
    const id = now.id;
    if (annotations().length >= MOST_ANNOTATIONS) {
      sayFull();
      return;
    }
    const here = found.find(({ key }) => key === now.found);
    if (here && takesFound(tool)) {
      act({ type: 'add', annotation: taken(here, tool, id, pen) });
      set({ selected: id });
    } else if (now.does === 'draw' && (now.kind === 'text' || now.kind === 'callout')) {
      const gestureId = now.kind === 'text' ? `text-${id}` : undefined;
      act({
        type: 'add',
        annotation: made(now.kind, id, pen, [now.from, now.from], annotations()),
        gesture: gestureId,
      });
      set({ selected: id, editing: now.kind === 'text' ? id : null });
    } else {
      set({ selected: now.does === 'draw' ? (now.shape ?? null) : null, editing: null });
    }
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onDoubleClick: () => {
      const { selected, set } = store();
      if (shapeOf(selected)?.kind === 'text') set({ editing: selected });
    },
  };
}
