import { Heading, NotebookPen, Type } from 'lucide-react';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { stillIn } from '../../../preload/contract/still.ts';
import { cx } from '../../lib/cx.ts';
import { keys, useIsStill } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { Button } from '../../ui/button.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { itemName } from './item-words.ts';
import { OutlineRow } from './outline-row.tsx';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';
import { useDropList } from './use-drop-list.ts';

const assetsNow = () => queries.getQueryData<Asset[]>(keys.assets);
const nameOf = (id: string) => assetsNow()?.find((asset) => asset.id === id)?.name ?? '';
const nameNow = (item: ReportItem) => itemName(item, nameOf, stillIn(assetsNow()));

/** What a row's keys and buttons do; the same for as long as the outline is there, so that rows are not drawn again for nothing. */
function useRowActions(say: (text: string) => void) {
  const list = useRef<HTMLOListElement>(null);
  const focusHandle = useCallback((index: number) => {
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-handle]')[index]?.focus());
  }, []);
  const onRemove = useCallback(
    (key: string) => {
      const { items, remove } = useReport.getState();
      const index = items.findIndex((one) => one.key === key);
      say(strings.takenOut(nameNow(items[index]!.item)));
      remove(key);
      focusHandle(Math.min(index, items.length - 2));
    },
    [say, focusHandle],
  );
  const onKeyDown = useCallback(
    (key: string, event: KeyboardEvent) => {
      const { items, move } = useReport.getState();
      const index = items.findIndex((one) => one.key === key);
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      const to = Math.max(0, Math.min(items.length - 1, index + step));
      if (step !== 0) {
        if (event.altKey && to !== index) {
          move(index, to);
          say(strings.moved(nameNow(items[index]!.item), to + 1, items.length));
        }
        focusHandle(to);
      } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(key);
      else return;
      event.preventDefault();
    },
    [say, focusHandle, onRemove],
  );
  return { list, onRemove, onKeyDown };
}

/** The items in the order in which they will be read: moved by pointer or keyboard, written in place. */
export function Outline() {
  const { items, add, change } = useReport();
  // Rows are called by their files, whose names come with the library.
  const isStill = useIsStill();
  const [current, setCurrent] = useState<string | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { list, onRemove, onKeyDown } = useRowActions(setSaid);
  const { place, listProps } = useDropList('y');
  const at = items.findIndex(({ key }) => key === current);
  const put = (item: ReportItem) => {
    const key = add(item, at < 0 ? items.length : at + 1);
    setFresh(key);
    setCurrent(key);
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
        {items.map(({ key, item }, index) => (
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
              name={itemName(item, nameOf, isStill)}
              current={at < 0 ? index === 0 : at === index}
              fresh={fresh === key}
              onChange={change}
              onRemove={onRemove}
              onCurrent={setCurrent}
              onKeyDown={onKeyDown}
            />
          </li>
        ))}
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
