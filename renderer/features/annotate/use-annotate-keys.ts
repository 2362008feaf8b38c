import { type RefObject, useEffect } from 'react';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { combination, isApple } from '../commands/keys.ts';
import { useShell } from '../shell/shell-store.ts';
import { leaveAnnotate, useAnnotate } from './annotate-store.ts';
import { MOST_ANNOTATIONS } from './history.ts';
import { sayFull } from './say-full.ts';
import { boundsOf, movedBy, resized, scaledText } from './shape-geometry.ts';
import { made } from './tools.ts';

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

/** Fields write, menus and dialogs have keys of their own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('input, textarea, [contenteditable], [role=menu], [role=dialog], [role=alertdialog]') !== null;
}

const movesOnArrows = '[role=slider], [role=tab], [role=radio], [role=separator]';

/** The keys of the mode; they come before the window's own. */
export function useAnnotateKeys(surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target) || useShell.getState().dialog)
        return;
      const pressed = combination(event, isApple());
      if (!handle(pressed, event.target, surface.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, [surface]);
}

function handle(pressed: string, target: EventTarget | null, surface: HTMLElement | null): boolean {
  const { draft, selected, tool, act, set, setTool } = useAnnotate.getState();
  const annotations = draft?.history.present.annotations ?? [];
  const chosen = annotations.find(({ id }) => id === selected);
  if (pressed === 'escape') {
    if (chosen) set({ selected: null });
    else if (tool !== 'select') setTool('select');
    else leaveAnnotate();
    return true;
  }
  if (target === surface && (pressed === 'tab' || pressed === 'shift+tab')) {
    const next = nextShape(annotations, selected, pressed === 'tab' ? 1 : -1);
    set({ selected: next });
    return next !== null;
  }
  if (target === surface && pressed === 'enter') return enter(chosen);
  if (!chosen) return false;
  if (pressed === 'delete' || pressed === 'backspace') {
    act({ type: 'remove', id: chosen.id });
    return true;
  }
  if (target instanceof HTMLElement && target.matches(movesOnArrows)) return false;
  const annotation = nudged(chosen, pressed);
  if (annotation) act({ type: 'change', annotation, gesture: `nudge-${chosen.id}` });
  return annotation !== undefined;
}

/** Types into the chosen text; with nothing chosen, puts what the tool draws into the middle, from where keys take it on. */
function enter(chosen: Annotation | undefined): boolean {
  const { draft, tool, pen, act, set } = useAnnotate.getState();
  if (chosen) {
    if (chosen.kind !== 'text') return false;
    set({ editing: chosen.id });
    return true;
  }
  if (!draft || tool === 'select' || tool === 'freehand') return false;
  const { annotations } = draft.history.present;
  if (annotations.length >= MOST_ANNOTATIONS) {
    sayFull();
    return true;
  }
  const id = crypto.randomUUID();
  const annotation = made(
    tool,
    id,
    pen,
    [
      { x: 0.4, y: 0.4 },
      { x: 0.6, y: 0.6 },
    ],
    annotations,
  );
  act({ type: 'add', annotation, ...(tool === 'text' ? { gesture: `text-${id}` } : {}) });
  set({ selected: id, editing: tool === 'text' ? id : null });
  return true;
}
