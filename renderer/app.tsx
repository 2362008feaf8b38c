import { useEffect } from 'react';
import { Toaster } from 'sonner';
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
import { applyTheme, useTheme } from './features/settings/use-theme.ts';
import { ProblemsBar } from './features/shell/problems-bar.tsx';
import { useShell } from './features/shell/shell-store.ts';
import { TopBar } from './features/shell/top-bar.tsx';
import { Workspace } from './features/shell/workspace.tsx';
import { WorkspaceSkeleton } from './features/shell/workspace-skeleton.tsx';
import { useSettings } from './lib/data.ts';
import { followEngine } from './lib/live.ts';

/** The whole window. */
export function App() {
  const { data: settings, isError } = useSettings();
  const theme = useTheme();
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
      <Toaster
        theme={theme}
        position="bottom-left"
        offset={12}
        toastOptions={{
          style: {
            maxWidth: 320,
            background: 'var(--raised)',
            border: '1px solid var(--n7)',
            color: 'var(--n12)',
            borderRadius: 'var(--radius-card)',
            fontFamily: 'var(--font-sans)',
            boxShadow: 'var(--shadow)',
          },
          actionButtonStyle: { background: 'var(--accent)', color: 'var(--on-accent)', height: 26 },
        }}
      />
    </main>
  );
}
