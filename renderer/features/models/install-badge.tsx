import { Download } from 'lucide-react';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useShell } from '../shell/shell-store.ts';
import { progressText } from './model-facts.ts';
import { useModelWork } from './models-store.ts';
import { strings } from './strings.ts';

/** While models are fetched with their page closed: how far the first of them is, and the way back to it. */
export function InstallBadge() {
  const install = useModelWork((state) => Object.values(state.installs)[0]);
  if (!install) return null;
  const { name, progress } = install;
  const percent = progress && progress.total > 0 ? Math.floor((progress.received / progress.total) * 100) : 0;
  return (
    <Tooltip label={`${strings.installing(name)}: ${progressText(progress)}`}>
      <button
        type="button"
        aria-label={`${strings.installing(name)}, ${percent}%`}
        onClick={() => useShell.getState().set({ dialog: 'models' })}
        className="tnum inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-accent-text text-meta transition-colors hover:bg-n4"
      >
        <Download size={16} strokeWidth={1.75} aria-hidden />
        {percent}%
      </button>
    </Tooltip>
  );
}
