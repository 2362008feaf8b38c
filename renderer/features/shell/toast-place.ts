import { type RefObject, useLayoutEffect } from 'react';
import { create } from 'zustand';

/** px: clear of the corner. */
const GAP = 12;

/** Where messages stand: px from the left and from the bottom of the window. */
export const useToastPlace = create<{ left: number; bottom: number }>(() => ({ left: GAP, bottom: GAP }));

/**
 * Messages stand in the lower left corner of this part of the window, wherever panes are resized to: it holds nothing there that is pressed or
 * that tells how far something is, as the library does.
 * @param inUse all of it is worked on: they stand at the window's foot instead
 */
export function useToastsHere(part: RefObject<HTMLElement | null>, inUse = false): void {
  useLayoutEffect(() => {
    const element = part.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { left, bottom } = element.getBoundingClientRect();
      useToastPlace.setState({ left: left + GAP, bottom: (inUse ? 0 : window.innerHeight - bottom) + GAP });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [part, inUse]);
}
