import { useSyncExternalStore } from 'react';

/** The three panes of the window, from left to right. */
export type Pane = 'library' | 'player' | 'side';

/** px: the least that each is of use with. */
export const paneMinimum: Readonly<Record<Pane, number>> = { library: 200, player: 380, side: 300 };

/** px: the hairlines between them. */
const hairlines = 2;

/**
 * Which panes a window has room for: all, or Ask beside one of the others, or a single one. A window is narrow on half a screen, and on a whole one
 * for a person who has made everything twice as large.
 * @param width of the window, px
 * @param front the pane that is wanted most
 */
export function panesInView(width: number, front: Pane): ReadonlySet<Pane> {
  const { library, player, side } = paneMinimum;
  if (width >= library + player + side + hairlines) return new Set(['library', 'player', 'side']);
  if (width >= player + side + hairlines) return new Set([front === 'library' ? 'library' : 'player', 'side']);
  return new Set([front]);
}

function follow(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** The same for this window, whatever its size becomes. The panes are named in a word, so that only a change of them draws anew. */
export function usePanesInView(front: Pane): ReadonlySet<Pane> {
  const names = useSyncExternalStore(follow, () => [...panesInView(window.innerWidth, front)].join(' '));
  return new Set(names.split(' ') as Pane[]);
}
