import { type RefObject, useEffect } from 'react';

/**
 * For what opens over the rest of the window: Tab leads on from here, and back to where one was once it has closed. What has the focus in it
 * already keeps it; a button that was only clicked does not get it back.
 */
export function useFocusHere(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const byKeyboard = before?.matches(':focus-visible') ?? false;
    if (!box.current?.contains(before)) box.current?.focus({ preventScroll: true });
    return () => {
      if (!byKeyboard) return;
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, [box]);
}
