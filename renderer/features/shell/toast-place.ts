import { type RefObject, useLayoutEffect } from 'react';
import { create } from 'zustand';
import { useShell } from './shell-store.ts';

/** px: clear of the corner. */
const GAP = 12;

/** Where messages stand: px from the left and from the bottom of the window. */
export const useToastPlace = create<{ left: number; bottom: number }>(() => ({ left: GAP, bottom: GAP }));

/** The panes, without what stands under them. */
export const panesId = 'panes';

/**
 * Messages stand in the lower left corner of this part of the window, wherever panes are resized to: it holds nothing there that is pressed or
 * that tells how far something is, as the library does. Where it is out of view, they stand in the corner of the panes.
 * @param inUse all of it is worked on: they stand at the panes' foot instead
 */
export function useToastsHere(part: RefObject<HTMLElement | null>, inUse = false): void {
  const covered = useShell((state) => state.view !== null);
  useLayoutEffect(() => {
    const element = part.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { left, bottom, width } = element.getBoundingClientRect();
      const foot = document.getElementById(panesId)?.getBoundingClientRect().bottom ?? window.innerHeight;
      const hidden = covered || width === 0;
      useToastPlace.setState({
        left: (hidden ? 0 : left) + GAP,
        bottom: window.innerHeight - (hidden || inUse ? foot : bottom) + GAP,
      });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [part, inUse, covered]);
}
