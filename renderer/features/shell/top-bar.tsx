import { Keyboard, NotebookPen, Search, Settings, ShieldCheck } from 'lucide-react';
import { cx } from '../../lib/cx.ts';
import { useAssets } from '../../lib/data.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useSelection } from '../library/selection-store.ts';
import { InstallBadge } from '../models/install-badge.tsx';
import { useReport } from '../reports/report-store.ts';
import { toggleReport, useShell } from './shell-store.ts';

function ReportButton() {
  const report = useShell((state) => state.report || state.view === 'report');
  const count = useReport((state) => state.items.length);
  return (
    <Tooltip label="Show or hide the report" keys="r">
      <button
        type="button"
        aria-pressed={report}
        onClick={toggleReport}
        className={cx(
          'inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-n11 transition-colors hover:bg-n4 hover:text-n12',
          report && 'bg-n4 text-n12',
        )}
      >
        <NotebookPen size={16} strokeWidth={1.75} aria-hidden />
        <span className="max-[460px]:sr-only">Report</span>
        {count > 0 ? (
          <span className="tnum min-w-[18px] rounded-full bg-accent px-1 text-center font-[600] text-micro text-on-accent leading-[18px]">
            {count}
          </span>
        ) : null}
      </button>
    </Tooltip>
  );
}

/** Over everything: which file is open, the palette, and what is true always: it runs here. */
export function TopBar() {
  const { set } = useShell.getState();
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const name = assets.find(({ id }) => id === currentId)?.name;
  return (
    <header className="grid h-11 shrink-0 grid-cols-[1fr_minmax(180px,360px)_1fr] items-center gap-3 max-[682px]:grid-cols-[auto_minmax(0,1fr)_auto] max-[682px]:gap-2 border-n6 border-b bg-n2 px-3">
      <div className="flex min-w-0 items-center gap-2">
        <Mark />
        <h1 className="font-[600] max-[682px]:sr-only">Cuepoint</h1>
        {name ? (
          <>
            <span aria-hidden className="text-n8 max-[682px]:hidden">
              /
            </span>
            <span className="truncate text-n11 max-[682px]:hidden" title={name}>
              {name}
            </span>
          </>
        ) : null}
      </div>
      <button
        type="button"
        onClick={() => set({ dialog: 'palette' })}
        className="flex h-7 items-center gap-2 rounded-control border border-n6 bg-raised px-2 text-n10 transition-colors hover:border-n7"
      >
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <span className="flex-1 truncate text-left">Find a command or file</span>
        <span className="shrink-0 max-[682px]:hidden">
          <Keys keys="mod+k" />
        </span>
      </button>
      <div className="flex items-center justify-end gap-0.5">
        <InstallBadge />
        <Tooltip label="Runs entirely on this machine: nothing is sent anywhere">
          <button
            type="button"
            aria-label="Runs entirely on this machine"
            onClick={() => set({ dialog: 'models' })}
            className="mr-1 inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-meta text-n10 transition-colors hover:bg-n4 hover:text-n12"
          >
            <ShieldCheck size={16} strokeWidth={1.75} aria-hidden className="text-green" />
            <span className="max-[1100px]:hidden">On this machine</span>
          </button>
        </Tooltip>
        <ReportButton />
        <IconButton icon={Keyboard} label="Keyboard" keys="?" onClick={() => set({ dialog: 'help' })} />
        <IconButton icon={Settings} label="Settings" keys="mod+," onClick={() => set({ dialog: 'settings' })} />
      </div>
    </header>
  );
}
