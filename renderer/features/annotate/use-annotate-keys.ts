import { type RefObject, useEffect } from 'react';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { combination, isApple } from '../commands/keys.ts';
import { useShell } from '../shell/shell-store.ts';
import { leaveAnnotate, useAnnotate } from './annotate-store.ts';
import { MOST_ANNOTATIONS } from './history.ts';
import { nextShape, nudged } from './keyboard-moves.ts';
import { sayFull } from './say-full.ts';
import { made } from './tools.ts';

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

/** Types into the chosen text, or what is said of a box or a number; with nothing chosen, puts what the tool draws into the middle. */
function enter(chosen: Annotation | undefined): boolean {
  const { draft, tool, pen, act, set } = useAnnotate.getState();
  if (chosen) {
    if (chosen.kind === 'text') set({ editing: chosen.id });
    else document.querySelector<HTMLElement>('[data-shape-words]')?.focus();
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
