import { Heading, NotebookPen, Type } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { cx } from '../../lib/cx.ts';
import { useAssets } from '../../lib/data.ts';
import { Button } from '../../ui/button.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { goToCitation, goToMoment } from '../player/go-to.ts';
import { useShell } from '../shell/shell-store.ts';
import { itemName } from './item-words.ts';
import { OutlineRow } from './outline-row.tsx';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';
import { useDropList } from './use-drop-list.ts';

/** Leaves the page for the player, at what an item shows; undefined for what shows nothing. */
function wayTo(item: ReportItem): (() => void) | undefined {
  const citation = item.kind === 'answer' ? item.answer.sentences[0]?.citations[0] : undefined;
  if (item.kind !== 'moment' && !citation) return undefined;
  return () => {
    useShell.getState().set({ view: null });
    if (item.kind === 'moment') goToMoment(item.moment);
    else if (citation) goToCitation(citation);
  };
}

/** The items in the order in which they will be read: moved by pointer or keyboard, written in place. */
export function Outline() {
  const { items, add, change, remove, move } = useReport();
  const { data: assets = [] } = useAssets();
  const [current, setCurrent] = useState<string | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const { place, listProps } = useDropList('y');
  const nameOf = (id: string) => assets.find((asset) => asset.id === id)?.name ?? '';
  const at = items.findIndex(({ key }) => key === current);

  const put = (item: ReportItem) => {
    const key = add(item, at < 0 ? items.length : at + 1);
    setFresh(key);
    setCurrent(key);
  };
  const focusHandle = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-handle]')[index]?.focus());
  const takeOut = (index: number) => {
    const one = items[index]!;
    remove(one.key);
    setSaid(strings.takenOut(itemName(one.item, nameOf)));
    focusHandle(Math.min(index, items.length - 2));
  };

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const to = Math.max(0, Math.min(items.length - 1, index + step));
    if (step !== 0) {
      if (event.altKey && to !== index) {
        move(index, to);
        setSaid(strings.moved(itemName(items[index]!.item, nameOf), to + 1, items.length));
      }
      focusHandle(to);
    } else if (event.key === 'Delete' || event.key === 'Backspace') takeOut(index);
    else return;
    event.preventDefault();
  };

  return (
    <section aria-label={strings.outline} className="flex h-full min-h-0 flex-col bg-n2">
      <div className="flex h-10 shrink-0 items-center gap-1 border-n6 border-b px-3">
        <h3 className="flex-1 font-[550] text-n11">{strings.outline}</h3>
        <Button tone="quiet" onClick={() => put({ kind: 'heading', text: '' })}>
          <Heading size={14} strokeWidth={1.75} aria-hidden /> {strings.addHeading}
        </Button>
        <Button tone="quiet" onClick={() => put({ kind: 'text', text: '' })}>
          <Type size={14} strokeWidth={1.75} aria-hidden /> {strings.addText}
        </Button>
      </div>
      <p id="outline-hint" className="sr-only">
        {strings.outlineHint}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol ref={list} {...listProps} className="min-h-0 flex-1 overflow-y-auto px-1.5 py-2">
        {items.map(({ key, item }, index) => {
          const name = itemName(item, nameOf);
          return (
            <li
              key={key}
              className={cx(
                'relative before:absolute before:inset-x-2 before:top-[-1px] before:h-0.5 before:rounded-full after:absolute after:inset-x-2 after:bottom-[-1px] after:h-0.5 after:rounded-full',
                place === index && 'before:bg-accent',
                place === items.length && index === items.length - 1 && 'after:bg-accent',
              )}
            >
              <OutlineRow
                itemKey={key}
                item={item}
                name={name}
                current={at < 0 ? index === 0 : at === index}
                fresh={fresh === key}
                onChange={(next) => change(key, next)}
                onRemove={() => takeOut(index)}
                onGo={wayTo(item)}
                onCurrent={() => setCurrent(key)}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
            </li>
          );
        })}
        {items.length === 0 ? (
          <li className={cx('flex h-full items-center rounded-card', place === 0 && 'bg-accent-soft')}>
            <PaneState icon={NotebookPen} title={strings.empty}>
              {strings.emptyBody}
            </PaneState>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
