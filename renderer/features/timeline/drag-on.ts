import type { PointerEvent } from 'react';

/** A press that is kept from the browser does not take the cursor out of a field elsewhere, and keys would go on writing there. */
function leaveFieldsBut(element: HTMLElement): void {
  const { activeElement: field } = document;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (isField && !element.closest('section')?.contains(field)) field.blur();
}

/**
 * Follows a press until it is let go, wherever the pointer goes meanwhile.
 * @param move gets px since the press @param done is called once; `moved` tells a drag from a click
 */
export function dragOn(
  event: PointerEvent<HTMLElement>,
  move: (dx: number) => void,
  done: (moved: boolean) => void = () => {},
): void {
  event.stopPropagation();
  event.preventDefault();
  const element = event.currentTarget;
  leaveFieldsBut(element);
  const from = event.clientX;
  let moved = false;
  element.setPointerCapture(event.pointerId);
  const stop = new AbortController();
  const follow = ({ clientX }: globalThis.PointerEvent) => {
    moved ||= Math.abs(clientX - from) > 2;
    if (moved) move(clientX - from);
  };
  const end = () => {
    stop.abort();
    done(moved);
  };
  element.addEventListener('pointermove', follow, { signal: stop.signal });
  element.addEventListener('pointerup', end, { signal: stop.signal });
  element.addEventListener('pointercancel', end, { signal: stop.signal });
}
