import type { Annotation, Point } from '../../../preload/contract/annotation.ts';
import type { Box } from '../../../preload/contract/evidence.ts';

/* Moving and resizing, in fractions of the picture: nothing ever leaves it. */

export type Corner = 'nw' | 'ne' | 'sw' | 'se';
export type Handle = Corner | 'n' | 'e' | 's' | 'w' | 'from' | 'to';

const inside = (value: number): number => Math.max(0, Math.min(1, value));

export function keepInside({ x, y }: Point): Point {
  return { x: inside(x), y: inside(y) };
}

/** The upright box between two points, whichever is which. */
export function boxBetween(a: Point, b: Point): Box {
  const [p, q] = [keepInside(a), keepInside(b)];
  const [x, y] = [Math.min(p.x, q.x), Math.min(p.y, q.y)];
  return { x, y, w: Math.max(p.x, q.x) - x, h: Math.max(p.y, q.y) - y };
}

function boxAround(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return boxBetween({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) });
}

/** The box that an annotation takes; a point has one without area. How far a text reaches, only the page knows. */
export function boundsOf(one: Annotation): Box {
  if ('box' in one) return one.box;
  if (one.kind === 'arrow') return boxAround([one.from, one.to]);
  if (one.kind === 'freehand') return boxAround(one.points);
  return { ...one.at, w: 0, h: 0 };
}

/** Every point of an annotation taken somewhere else. */
function mapped<T extends Annotation>(one: T, to: (point: Point) => Point): T {
  const move = (point: Point) => keepInside(to(point));
  if ('box' in one) {
    const { x, y, w, h } = one.box;
    return { ...one, box: boxBetween(move({ x, y }), move({ x: x + w, y: y + h })) };
  }
  if (one.kind === 'arrow') return { ...one, from: move(one.from), to: move(one.to) };
  if (one.kind === 'freehand') return { ...one, points: one.points.map(move) };
  return 'at' in one ? { ...one, at: move(one.at) } : one;
}

/** Moved as a whole, as far as the edges of the picture let it. */
export function movedBy<T extends Annotation>(one: T, dx: number, dy: number): T {
  const { x, y, w, h } = boundsOf(one);
  const along = (step: number, low: number, size: number) => Math.max(-low, Math.min(1 - low - size, step));
  const [mx, my] = [along(dx, x, w), along(dy, y, h)];
  return mx === 0 && my === 0 ? one : mapped(one, (point) => ({ x: point.x + mx, y: point.y + my }));
}

/** The point that stays where it is while a handle is dragged: the opposite corner, or the middle of the opposite side. */
function anchorOf({ x, y, w, h }: Box, handle: Exclude<Handle, 'from' | 'to'>): Point {
  const across = handle.includes('w') ? x + w : handle.includes('e') ? x : x + w / 2;
  const down = handle.includes('n') ? y + h : handle.includes('s') ? y : y + h / 2;
  return { x: across, y: down };
}

/** Of the picture. */
const THREAD = 1e-6;

function resizedBox(box: Box, handle: Exclude<Handle, 'from' | 'to'>, to: Point): Box {
  const fixed = anchorOf(box, handle);
  const between = boxBetween(fixed, to);
  const wide = handle.includes('w') || handle.includes('e');
  const high = handle.includes('n') || handle.includes('s');
  return {
    ...(wide ? { x: between.x, w: between.w } : { x: box.x, w: box.w }),
    ...(high ? { y: between.y, h: between.h } : { y: box.y, h: box.h }),
  };
}

/** With a handle dragged to a point; what cannot be resized by it stays as it is. */
export function resized<T extends Annotation>(one: T, handle: Handle, point: Point): T {
  const to = keepInside(point);
  if (handle === 'from' || handle === 'to') return one.kind === 'arrow' ? { ...one, [handle]: to } : one;
  if ('box' in one) return { ...one, box: resizedBox(one.box, handle, to) };
  if (one.kind !== 'freehand') return one;
  const before = boundsOf(one);
  const fixed = anchorOf(before, handle);
  // What is as thin as a thread has nothing to stretch.
  const by = (from: number, now: number, anchor: number) =>
    Math.abs(from - anchor) < THREAD ? 1 : (now - anchor) / (from - anchor);
  const wide = handle.includes('w') || handle.includes('e');
  const high = handle.includes('n') || handle.includes('s');
  const sx = wide ? by(handle.includes('w') ? before.x : before.x + before.w, to.x, fixed.x) : 1;
  const sy = high ? by(handle.includes('n') ? before.y : before.y + before.h, to.y, fixed.y) : 1;
  return mapped(one, ({ x, y }) => ({ x: fixed.x + (x - fixed.x) * sx, y: fixed.y + (y - fixed.y) * sy }));
}

/** Larger or smaller letters, by a factor. */
export function scaledText<T extends Annotation>(one: T, factor: number): T {
  if (one.kind !== 'text' || !Number.isFinite(factor)) return one;
  return { ...one, size: Math.max(0.005, Math.min(0.5, one.size * factor)) };
}

/** The same once more, a little aside, on top. */
export function copyOf(one: Annotation, id: string, number: number): Annotation {
  const aside = movedBy(one, 0.02, 0.03);
  // In the lower right corner there is no room that way.
  const copy = aside === one ? movedBy(one, -0.02, -0.03) : aside;
  return copy.kind === 'callout' ? { ...copy, id, number } : { ...copy, id };
}

export function nextNumber(annotations: readonly Annotation[]): number {
  return Math.min(999, 1 + Math.max(0, ...annotations.map((one) => (one.kind === 'callout' ? one.number : 0))));
}
