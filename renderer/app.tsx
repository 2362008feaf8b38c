import { useEffect } from 'react';
import { KeyboardHelp } from './features/commands/keyboard-help.tsx';
import { Palette } from './features/commands/palette.tsx';
import { useCommands } from './features/commands/use-commands.ts';
import { ClipDialog } from './features/export/clip-dialog.tsx';
import { DropOverlay } from './features/library/drop-overlay.tsx';
import { useDuplicateNotice } from './features/library/use-duplicate-notice.ts';
import { useOpenFirst } from './features/library/use-open-first.ts';
import { ModelsDialog } from './features/models/models-dialog.tsx';
import { useLastReport } from './features/reports/use-last-report.ts';
import { SettingsDialog } from './features/settings/settings-dialog.tsx';
import { applyTheme } from './features/settings/use-theme.ts';
import { ProblemsBar } from './features/shell/problems-bar.tsx';
import { useShell } from './features/shell/shell-store.ts';
import { Toasts } from './features/shell/toasts.tsx';
import { TopBar } from './features/shell/top-bar.tsx';
import { Workspace } from './features/shell/workspace.tsx';
import { WorkspaceSkeleton } from './features/shell/workspace-skeleton.tsx';
import { useSettings } from './lib/data.ts';
import { followEngine } from './lib/live.ts';

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
      <Palette />
      <KeyboardHelp />
      <SettingsDialog />
      <ModelsDialog />
      <ClipDialog />
      <Toasts />
    </main>
  );
}
