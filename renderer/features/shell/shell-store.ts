import { create } from 'zustand';
import type { Pane } from './panes-in-view.ts';

export type SideTab = 'ask' | 'transcript' | 'search';
export type OpenDialog = 'palette' | 'help' | 'settings' | 'models' | 'replace' | null;

interface Shell {
  tab: SideTab;
  dialog: OpenDialog;
  report: boolean;
  /** What lies over library and player. */
  view: 'report' | 'gallery' | null;
  /** The pane that a window without room for all of them shows. */
  front: Pane;
  online: boolean;
  /** Out of reach for so long that this page may be one of an earlier start (web shell). */
  away: boolean;
  set: (part: Partial<Pick<Shell, 'tab' | 'dialog' | 'report' | 'view' | 'front' | 'online' | 'away'>>) => void;
}

/** What of the window is open. */
export const useShell = create<Shell>((set) => ({
  tab: 'ask',
  dialog: null,
  report: false,
  view: null,
  front: 'player',
  online: true,
  away: false,
  set: (part) => set(part),
}));

/** Brings a pane into view, over which nothing lies then. */
export function showPane(front: Pane): void {
  useShell.getState().set({ front, view: null });
}

/** Shows or hides the report's drawer; from the report's own view it leads back to the drawer. */
export function toggleReport(): void {
  const { report, view, set } = useShell.getState();
  set(view === 'report' ? { view: null, report: true, front: 'player' } : { report: !report, front: 'player' });
}

/** Shows a tab of the right pane and puts the cursor into its field. */
export function focusTab(tab: SideTab): void {
  useShell.getState().set({ tab, dialog: null, front: 'side' });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tab-field="${tab}"]`)?.focus());
}
