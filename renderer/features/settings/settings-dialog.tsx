import { Monitor, Moon, Sun } from 'lucide-react';
import { useInfo, useSettings } from '../../lib/data.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/pane-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useShell } from '../shell/shell-store.ts';
import { saveSettings } from './save-settings.ts';
import { applyTheme, type ThemeChoice } from './use-theme.ts';

const themes = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

export function SettingsDialog() {
  const open = useShell((state) => state.dialog === 'settings');
  const { data: settings } = useSettings();
  const { data: info } = useInfo();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => useShell.getState().set({ dialog: next ? 'settings' : null })}
      title="Settings"
    >
      <div className="flex flex-col">
        <div className="flex min-h-12 items-center justify-between gap-4 border-n6 border-b">
          <span>Theme</span>
          <Segmented<ThemeChoice>
            label="Theme"
            value={settings?.theme ?? 'system'}
            options={themes}
            onValue={(theme) => {
              applyTheme(theme);
              void saveSettings({ theme });
            }}
          />
        </div>
        <label className="flex min-h-12 items-center justify-between gap-4 border-n6 border-b">
          <span>
            Your name
            <span className="block text-meta text-n10">Stands on the reports that you make.</span>
          </span>
          <input
            type="text"
            maxLength={200}
            defaultValue={settings?.author ?? ''}
            key={settings ? 'known' : 'unknown'}
            onBlur={(event) => void saveSettings({ author: event.target.value.trim() })}
            className="h-7 w-48 rounded-control border border-n6 bg-raised px-2"
          />
        </label>
        <div className="flex min-h-12 items-center justify-between gap-4 border-n6 border-b py-2">
          <span>
            Models
            <span className="block text-meta text-n10">What looks, listens and reads, and where it runs.</span>
          </span>
          <Button onClick={() => useShell.getState().set({ dialog: 'models' })}>Show models</Button>
        </div>
        <div className="flex min-h-12 flex-col justify-center gap-0.5 py-2.5">
          <span>Library folder</span>
          {info ? (
            <code className="selectable break-all font-mono text-meta text-n10">{info.library}</code>
          ) : (
            <Skeleton className="h-4 w-64" />
          )}
        </div>
        <p className="tnum text-meta text-n10">Cuepoint {info?.version ?? ''}</p>
      </div>
    </Dialog>
  );
}
