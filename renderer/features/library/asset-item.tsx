import { Check, CircleAlert, Ellipsis, ListChecks, MessageSquareText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { cx } from '../../lib/cx.ts';
import { formatTime } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { askAbout } from '../ask/ask-about.ts';
import { KindBadges } from '../evidence/kind-badges.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { usePlayer } from '../player/player-store.ts';
import { showPane } from '../shell/shell-store.ts';
import { type AssetRow, hasPoster } from './asset-list.ts';
import { JobButtons, JobProgress } from './job-status.tsx';
import { Poster } from './poster.tsx';
import { removeAssets } from './remove-assets.ts';
import { useSelection } from './selection-store.ts';
import { StageList } from './stage-list.tsx';
import { strings } from './strings.ts';

function open(asset: Asset): void {
  showPane('player');
  if (useSelection.getState().currentId === asset.id) return;
  usePlayer.getState().set({ lit: null, pending: null, time: 0 });
  useSelection.getState().open(asset.id);
}

function Tick({ asset, checked, any }: { asset: Asset; checked: boolean; any: boolean }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawn tick that the whole card shares its clicks with
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={strings.select(asset.name)}
      onClick={(event) => {
        event.stopPropagation();
        useSelection.getState().toggle(asset.id);
      }}
      className={cx(
        'absolute top-1 left-1 z-10 inline-flex size-6 items-center justify-center transition-opacity focus-visible:opacity-100 group-hover:opacity-100',
        any ? 'opacity-100' : 'opacity-0',
      )}
    >
      <span
        className={cx(
          'inline-flex size-[18px] items-center justify-center rounded-[5px] border shadow-sm',
          checked ? 'border-accent bg-accent text-on-accent' : 'border-white/70 bg-black/50 text-transparent',
        )}
      >
        <Check size={12} strokeWidth={3} aria-hidden />
      </span>
    </button>
  );
}

function ItemMenu({ row, details, onDetails }: { row: AssetRow; details: boolean; onDetails: () => void }) {
  const { asset } = row;
  return (
    <Menu trigger={<IconButton small icon={Ellipsis} label={strings.actions(asset.name)} />}>
      <MenuItem icon={MessageSquareText} onSelect={() => askAbout(asset.id)}>
        Ask about this file
      </MenuItem>
      <MenuItem icon={ListChecks} onSelect={onDetails}>
        {details ? strings.hideSteps : strings.steps}
      </MenuItem>
      <ExportMenu asset={asset} />
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={() => void removeAssets([asset])}>
        {strings.remove}
      </MenuItem>
    </Menu>
  );
}

function Duration({ asset, className }: { asset: Asset; className?: string }) {
  if (asset.kind === 'image') return null;
  return (
    <span className={cx('tnum rounded-[4px] bg-black/70 px-1 text-micro text-white', className)}>
      {formatTime(asset.duration)}
    </span>
  );
}

/** One asset in the library, as a card of the grid or a line of the list. */
export function AssetItem({ row, layout }: { row: AssetRow; layout: 'grid' | 'list' }) {
  const { asset, job } = row;
  const [details, setDetails] = useState(false);
  const current = useSelection((state) => state.currentId === asset.id);
  const checked = useSelection((state) => state.checked.has(asset.id));
  const any = useSelection((state) => state.checked.size > 0);
  const missing = asset.state === 'missing';
  // With its steps open a card lies down over the whole width: they are sentences.
  const grid = layout === 'grid' && !details;
  return (
    <li
      className={cx(
        'group relative rounded-card transition-colors',
        current ? 'bg-n4' : 'hover:bg-n3',
        checked && 'ring-2 ring-accent ring-inset',
        details && 'col-span-full',
      )}
    >
      <div className={cx('relative flex', grid ? 'flex-col p-1.5' : 'items-center gap-2 p-1')}>
        <Tick asset={asset} checked={checked} any={any} />
        <button
          type="button"
          aria-current={current ? 'true' : undefined}
          aria-label={`Open ${asset.name}`}
          onClick={(event) => (event.ctrlKey || event.metaKey ? useSelection.getState().toggle(asset.id) : open(asset))}
          className={cx(
            "block shrink-0 text-left before:absolute before:inset-0 before:rounded-card before:content-['']",
            grid ? 'w-full' : '',
          )}
        >
          <span className="relative block">
            <Poster
              asset={asset}
              ready={hasPoster(row)}
              className={cx('rounded-control', grid ? 'aspect-video w-full' : 'h-10 w-[68px]')}
            />
            <Duration asset={asset} className="absolute right-1 bottom-1" />
          </span>
        </button>
        <div className={cx('pointer-events-none min-w-0 flex-1', grid && 'mt-1.5 px-0.5')}>
          <div className="flex min-h-6 items-center gap-1">
            <p className={cx('min-w-0 flex-1 truncate', current ? 'font-[550]' : '')} title={asset.name}>
              {asset.name}
            </p>
          </div>
          {missing ? (
            <p className="flex items-start gap-1 text-meta text-red">
              <CircleAlert size={12} aria-hidden className="mt-0.5 shrink-0" />
              {strings.missing}
            </p>
          ) : job ? (
            <JobProgress job={job} />
          ) : (
            <KindBadges
              counts={asset.evidence}
              none={asset.kind === 'image' ? `${asset.width} × ${asset.height}` : strings.nothingFound}
            />
          )}
        </div>
        <span
          className={cx(
            'absolute z-10 flex rounded-control opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100',
            grid ? 'top-2 right-2 bg-n2/90' : 'top-1/2 right-1 -translate-y-1/2 bg-n4',
          )}
        >
          {job ? <JobButtons job={job} /> : null}
          <ItemMenu row={row} details={details} onDetails={() => setDetails(!details)} />
        </span>
      </div>
      {details ? (
        <div className="relative px-2.5 pt-1 pb-2.5">
          <StageList asset={asset} job={job} />
        </div>
      ) : null}
    </li>
  );
}
