import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { useSize } from '../../lib/use-size.ts';
import { addMoment } from '../reports/add-to-report.ts';
import { useGallery } from './gallery-store.ts';
import { MomentTile } from './moment-tile.tsx';
import { gridStep } from './picked.ts';
import { strings } from './strings.ts';

/** px */
const [tile, gap, text] = [216, 12, 70];

export interface ContactSheetProps {
  moments: readonly Moment[];
  nameOf: (assetId: string) => string;
  onOpen: (moment: Moment) => void;
}

/** The moments as a grid, drawn only as far as it is in view. */
export function ContactSheet({ moments, nameOf, onOpen }: ContactSheetProps) {
  const { current, picks, pick, set } = useGallery();
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const columns = Math.max(1, Math.floor((width + gap) / (tile + gap)));
  const rows = Math.ceil(moments.length / columns);
  const height = Math.round(((width - gap * (columns - 1)) / columns) * (9 / 16)) + text + gap;
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 2,
  });
  useEffect(() => {
    void height;
    virtual.measure();
  }, [height, virtual]);

  const focus = (index: number) => {
    set({ current: index });
    virtual.scrollToIndex(Math.floor(index / columns));
    // A tile that was out of view is drawn first.
    const reach = (tries: number) => {
      const found = scroller.current?.querySelector<HTMLElement>(`[data-tile="${index}"]`);
      if (found) found.focus();
      else if (tries > 0) requestAnimationFrame(() => reach(tries - 1));
    };
    reach(10);
  };
  const drawn = width > 0;
  useEffect(() => {
    if (drawn) scroller.current?.querySelector<HTMLElement>('[data-tile][tabindex="0"]')?.focus();
  }, [drawn]);

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moment = moments[index]!;
    const to = gridStep(event.key, index, columns, moments.length);
    if (to !== null) focus(to);
    else if (event.key === ' ') pick(moment.id);
    else if (event.key === 'a') addMoment(moment);
    else if (event.key === 'c' && picks.length > 0) set({ comparing: true });
    else return;
    event.preventDefault();
  };

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto p-3">
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: row, start }) => (
          <ul
            key={row}
            aria-label={row === 0 ? strings.pane : undefined}
            className="absolute inset-x-0 top-0 grid"
            style={{
              gap,
              transform: `translateY(${start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {moments.slice(row * columns, (row + 1) * columns).map((moment, column) => {
              const index = row * columns + column;
              return (
                <MomentTile
                  key={moment.id}
                  moment={moment}
                  index={index}
                  fileName={nameOf(moment.assetId)}
                  current={index === Math.min(current, moments.length - 1)}
                  picked={picks.includes(moment.id)}
                  onOpen={() => onOpen(moment)}
                  onPick={() => pick(moment.id)}
                  onFocus={() => set({ current: index })}
                  onKeyDown={(event) => onKeyDown(event, index)}
                />
              );
            })}
          </ul>
        ))}
      </div>
    </div>
  );
}
