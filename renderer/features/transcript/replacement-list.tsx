import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Replacement } from '../../../preload/contract/transcript.ts';
import { useAssets } from '../../lib/data.ts';
import { formatTime } from '../../lib/time.ts';
import { CheckBox } from '../../ui/check-box.tsx';
import { cutPlaces } from './cut-places.ts';
import { strings } from './strings.ts';

/** What of a line is taken out and what comes in, where it stands. */
function Change({ line }: { line: Replacement }) {
  return cutPlaces(line.text, line.places).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
      <span key={i}>
        <del className="rounded-[2px] bg-red-soft px-0.5 text-n10">{part}</del>
        <ins className="ml-0.5 rounded-[2px] bg-accent/25 px-0.5 text-n12 no-underline empty:hidden">
          {line.places[(i - 1) / 2]?.now.trim()}
        </ins>
      </span>
    ),
  );
}

export interface ReplacementListProps {
  lines: readonly Replacement[];
  /** Lines that stay as they are. */
  left: ReadonlySet<string>;
  onTick: (evidenceId: string, ticked: boolean) => void;
  /** Whether lines of several files are listed. */
  named: boolean;
}

/** Lines that would change, each with a tick; only those in view are drawn. */
export function ReplacementList({ lines, left, onTick, named }: ReplacementListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { data: assets = [] } = useAssets();
  const names = new Map(assets.map(({ id, name }) => [id, name]));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.evidenceId ?? index,
    estimateSize: () => 44,
    overscan: 10,
  });
  return (
    <div ref={scroller} className="min-h-24 flex-1 overflow-y-auto rounded-control border border-n6">
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index]!;
          const time = formatTime(line.start);
          const isFirst = named && line.assetId !== lines[index - 1]?.assetId;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 border-n6 border-b"
              style={{ transform: `translateY(${start}px)` }}
            >
              {isFirst ? (
                <p className="truncate bg-n3 px-3 py-1 font-[550] text-meta text-n11">{names.get(line.assetId)}</p>
              ) : null}
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is a button, which a label may name */}
              <label className="flex items-start gap-2.5 px-3 py-2 hover:bg-n3">
                <CheckBox
                  className="mt-[3px]"
                  checked={!left.has(line.evidenceId)}
                  onChecked={(ticked) => onTick(line.evidenceId, ticked)}
                  label={strings.tick(time, line.after)}
                />
                <span className="tnum w-9 shrink-0 pt-px text-meta text-n10">{time}</span>
                <span className="min-w-0 flex-1 text-n11">
                  <Change line={line} />
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
