import { X } from 'lucide-react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { cx } from '../../lib/cx.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { usePlayer } from '../player/player-store.ts';
import { useAnnotate } from './annotate-store.ts';
import { removeMarked } from './mark-actions.ts';
import { strings } from './strings.ts';
import { useMarks } from './use-marks.ts';

/** The frames of a file that were drawn on: to go there, or to delete what is on them. */
export function MarkedList({ asset }: { asset: Asset }) {
  const { data: marks = [] } = useMarks(asset.id);
  const now = useAnnotate((state) => state.draft?.id);
  if (marks.length === 0) return <span className="truncate text-meta text-n10">{strings.noneMarked}</span>;
  if (asset.kind === 'image') {
    return <Button onClick={() => void removeMarked(marks[0]!)}>{strings.removeStill}</Button>;
  }
  return (
    <ul aria-label={strings.marked} className="flex min-w-0 items-center gap-1 overflow-x-auto [scrollbar-width:none]">
      {marks.map((marked) => (
        <li
          key={marked.id}
          className={cx(
            'group flex h-6 shrink-0 items-center rounded-control border bg-raised',
            marked.id === now ? 'border-accent-text text-n12' : 'border-n6 text-n11',
          )}
        >
          <button
            type="button"
            aria-label={strings.go(marked.at)}
            aria-current={marked.id === now}
            onClick={() => usePlayer.getState().seek(marked.at)}
            className="tnum focus-inset relative h-full rounded-control pr-0.5 pl-2 text-meta before:absolute before:inset-x-0 before:-inset-y-px before:content-[''] hover:text-n12"
          >
            {formatTime(marked.at)}
          </button>
          <Tooltip label={strings.remove(marked.at)} side="top">
            <button
              type="button"
              aria-label={strings.remove(marked.at)}
              onClick={() => void removeMarked(marked)}
              className="focus-inset inline-flex size-6 items-center justify-center rounded-control text-n9 hover:text-n12"
            >
              <X size={13} strokeWidth={1.75} aria-hidden />
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
