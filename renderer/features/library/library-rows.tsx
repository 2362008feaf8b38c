import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { cx } from '../../lib/cx.ts';
import { useSize } from '../../lib/use-size.ts';
import { AssetItem } from './asset-item.tsx';
import type { LibraryRow } from './asset-list.ts';
import { PendingItem } from './pending-item.tsx';
import { strings } from './strings.ts';

const keyOf = (row: LibraryRow): string => (row.type === 'asset' ? row.asset.id : row.job.id);

/** Jobs that are no assets take a line each; assets fill lines of as many columns as there is room for. */
function intoLines(rows: readonly LibraryRow[], columns: number): LibraryRow[][] {
  const lines: LibraryRow[][] = [];
  for (const row of rows) {
    const last = lines[lines.length - 1];
    const joins = row.type === 'asset' && last && last[0]?.type === 'asset' && last.length < columns;
    if (joins) last.push(row);
    else lines.push([row]);
  }
  return lines;
}

/** The files, drawn only as far as they are in view: a library may hold thousands. */
export function LibraryRows({ rows, layout }: { rows: readonly LibraryRow[]; layout: 'grid' | 'list' }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const columns = layout === 'list' ? 1 : Math.max(1, Math.floor((width - 16) / 116));
  const lines = intoLines(rows, columns);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => `${layout}-${lines[index]?.map(keyOf).join() ?? index}`,
    estimateSize: () => (layout === 'list' ? 52 : 90 + ((width - 16) / columns) * 0.56),
    overscan: 4,
  });
  return (
    <div ref={scroller} className="h-full overflow-y-auto p-2">
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <ul
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            aria-label={item.index === 0 ? strings.title : undefined}
            className={cx('absolute inset-x-0 top-0 grid gap-1 pb-1')}
            style={{
              transform: `translateY(${item.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {lines[item.index]?.map((row) =>
              row.type === 'asset' ? (
                <AssetItem key={keyOf(row)} row={row} layout={layout} />
              ) : (
                <PendingItem key={keyOf(row)} job={row.job} layout={layout} />
              ),
            )}
          </ul>
        ))}
      </div>
    </div>
  );
}
