import { useEffect } from 'react';
import { useCommands } from './features/commands/use-commands.ts';
import { DropOverlay } from './features/library/drop-overlay.tsx';
import { useDuplicateNotice } from './features/library/use-duplicate-notice.ts';
import { useOpenFirst } from './features/library/use-open-first.ts';
import { useLastReport } from './features/reports/use-last-report.ts';
import { applyTheme } from './features/settings/use-theme.ts';
import { ProblemsBar } from './features/shell/problems-bar.tsx';
import { useShell } from './features/shell/shell-store.ts';
import { Toasts } from './features/shell/toasts.tsx';
import { TopBar } from './features/shell/top-bar.tsx';
import { Workspace } from './features/shell/workspace.tsx';
import { WorkspaceSkeleton } from './features/shell/workspace-skeleton.tsx';
import { useSettings } from './lib/data.ts';
import { Later, later, useSettled } from './lib/later.tsx';
import { followEngine } from './lib/live.ts';

const dialogs = later(() => import('./features/shell/dialogs.tsx').then((part) => part.Dialogs));

/** Of their own, so that their coming draws nothing else anew. */
function LaterDialogs() {
  const settled = useSettled();
  const asked = useShell((state) => state.dialog !== null);
  return settled || asked ? <Later part={dialogs} /> : null;
}

/** The whole window. */
export function App() {
  const { data: settings, isError } = useSettings();
  useCommands();
  useOpenFirst();
  useDuplicateNotice();
  useLastReport();
  useEffect(() => followEngine((online, away) => useShell.getState().set({ online, away })), []);
  useEffect(() => {
    if (settings) applyTheme(settings.theme);
  }, [settings]);
  return (
    <main className="flex h-full min-h-0 flex-col">
      <TopBar />
      <ProblemsBar />
      {settings || isError ? <Workspace layout={settings?.layout ?? {}} /> : <WorkspaceSkeleton />}
      <DropOverlay />
      <LaterDialogs />
      <Toasts />
    </main>
  );
}
