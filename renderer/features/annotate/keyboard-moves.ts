import type { Annotation } from '../../../preload/contract/annotation.ts';
import { boundsOf, movedBy, resized, scaledText } from './shape-geometry.ts';

const arrows: Record<string, [number, number]> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
};
/** A nudge, of the picture. */
const NUDGE = 0.002;
const FURTHER = 0.02;

/** What an arrow key does to a shape: moves it, further with Shift, and with Alt makes it larger or smaller. Undefined for other keys. */
export function nudged(one: Annotation, pressed: string): Annotation | undefined {
  const parts = pressed.split('+');
  const step = arrows[parts.at(-1) ?? ''];
  if (!step || parts.includes('mod')) return undefined;
  const by = parts.includes('shift') ? FURTHER : NUDGE;
  const [dx, dy] = [step[0] * by, step[1] * by];
  if (!parts.includes('alt')) return movedBy(one, dx, dy);
  if (one.kind === 'text') return scaledText(one, 1 + (dx + dy) * 5);
  if (one.kind === 'arrow') return resized(one, 'to', { x: one.to.x + dx, y: one.to.y + dy });
  const { x, y, w, h } = boundsOf(one);
  return resized(one, 'se', { x: Math.max(x, x + w + dx), y: Math.max(y, y + h + dy) });
}

/** The next shape for Tab, in the order in which they were drawn; null past the last one, so that Tab goes on to what follows. */
export function nextShape(annotations: readonly Annotation[], selected: string | null, step: 1 | -1): string | null {
  const at = annotations.findIndex(({ id }) => id === selected);
  const next = at < 0 ? (step > 0 ? 0 : annotations.length - 1) : at + step;
  return annotations[next]?.id ?? null;
}
