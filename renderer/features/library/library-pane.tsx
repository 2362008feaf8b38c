import { CircleAlert, LibraryBig, SearchX, Trash2, X } from 'lucide-react';
import { useMemo } from 'react';
import { useAssets, useJobs } from '../../lib/data.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { libraryRows } from './asset-list.ts';
import { LibraryActivity } from './library-activity.tsx';
import { LibraryHeader } from './library-header.tsx';
import { LibraryRows } from './library-rows.tsx';
import { noFilter, useLibraryView } from './library-store.ts';
import { removeAssets } from './remove-assets.ts';
import { useSelection } from './selection-store.ts';
import { strings } from './strings.ts';

function Loading() {
  return (
    <div
      className="grid grid-cols-[repeat(auto-fill,minmax(104px,1fr))] gap-1 p-2"
      role="status"
      aria-label="Opening the library"
    >
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <div key={key} className="flex flex-col gap-2 p-1.5">
          <Skeleton className="aspect-video w-full" />
          <Skeleton className="h-3 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}

function SelectionBar() {
  const { checked, uncheck } = useSelection();
  const { data: assets = [] } = useAssets();
  if (checked.size === 0) return null;
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-n6 border-t bg-accent-soft pr-1 pl-3 text-meta">
      <span className="tnum flex-1">{strings.selected(checked.size)}</span>
      <IconButton
        icon={Trash2}
        label={strings.remove}
        side="top"
        onClick={() => void removeAssets(assets.filter((asset) => checked.has(asset.id)))}
      />
      <IconButton icon={X} label="Clear selection" side="top" onClick={() => uncheck()} />
    </div>
  );
}

/** The left pane: every file, what was found in it, and what still happens with it. */
export function LibraryPane() {
  const { data: assets, error, isPending, refetch } = useAssets();
  const { data: jobs = [] } = useJobs();
  const { filter, sort, layout, narrow } = useLibraryView();
  const rows = useMemo(() => libraryRows(assets ?? [], jobs, filter, sort), [assets, jobs, filter, sort]);
  const filtered = filter.query !== '' || filter.kind !== 'all' || filter.state !== 'all';
  return (
    <section aria-label={strings.title} className="flex h-full min-h-0 flex-col bg-n2">
      <LibraryHeader count={assets?.length ?? 0} />
      <div className="min-h-0 flex-1">
        {error ? (
          <PaneState
            icon={CircleAlert}
            tone="error"
            title={strings.failed}
            action={<Button onClick={() => void refetch()}>{strings.retry}</Button>}
          >
            {errorText(error)}
          </PaneState>
        ) : isPending ? (
          <Loading />
        ) : rows.length > 0 ? (
          <LibraryRows rows={rows} layout={layout} />
        ) : filtered ? (
          <PaneState
            icon={SearchX}
            title={strings.noMatch}
            action={<Button onClick={() => narrow(noFilter)}>{strings.clear}</Button>}
          >
            {strings.noMatchBody}
          </PaneState>
        ) : (
          <PaneState icon={LibraryBig} title="Nothing here yet">
            Files that you add are listed here with what was found in them.
          </PaneState>
        )}
      </div>
      <SelectionBar />
      <LibraryActivity />
    </section>
  );
}
