import { create } from 'zustand';

export type SideTab = 'ask' | 'transcript' | 'search';
export type OpenDialog = 'palette' | 'help' | 'settings' | 'models' | 'replace' | null;

interface Shell {
  tab: SideTab;
  dialog: OpenDialog;
  report: boolean;
  /** What lies over library and player. */
  view: 'report' | 'gallery' | null;
  online: boolean;
  /** Out of reach for so long that this page may be one of an earlier start (web shell). */
  away: boolean;
  set: (part: Partial<Pick<Shell, 'tab' | 'dialog' | 'report' | 'view' | 'online' | 'away'>>) => void;
}

/** What of the window is open. */
export const useShell = create<Shell>((set) => ({
  tab: 'ask',
  dialog: null,
  report: false,
  view: null,
  online: true,
  away: false,
  set: (part) => set(part),
}));

/** Shows or hides the report's drawer; from the report's own view it leads back to the drawer. */
export function toggleReport(): void {
  const { report, view, set } = useShell.getState();
  set(view === 'report' ? { view: null, report: true } : { report: !report });
}

/** Shows a tab of the right pane and puts the cursor into its field. */
export function focusTab(tab: SideTab): void {
  useShell.getState().set({ tab, dialog: null });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tab-field="${tab}"]`)?.focus());
}
