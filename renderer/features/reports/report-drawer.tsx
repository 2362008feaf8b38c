import { Heading, Maximize2, NotebookPen, Type, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { cx } from '../../lib/cx.ts';
import { useAssets, useIsStill } from '../../lib/data.ts';
import { useFocusHere } from '../../lib/use-focus-here.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { useShell } from '../shell/shell-store.ts';
import { addedToast } from './add-to-report.ts';
import { itemName } from './item-words.ts';
import { ReportCard } from './report-card.tsx';
import { ExportReportMenu, ReportsMenu } from './report-menus.tsx';
import { useReport } from './report-store.ts';
import { SaveState } from './save-state.tsx';
import { strings } from './strings.ts';
import { TitleField } from './title-field.tsx';
import { useDropList } from './use-drop-list.ts';
import { VersionsMenu } from './versions-menu.tsx';

function Head() {
  const { add } = useReport();
  const { set } = useShell.getState();
  return (
    <header className="@container flex h-11 shrink-0 items-center gap-1 border-n6 border-b px-2">
      <ReportsMenu />
      <TitleField />
      <SaveState />
      <IconButton
        icon={Heading}
        label={strings.addHeading}
        side="top"
        className="@max-[480px]:hidden"
        onClick={() => add({ kind: 'heading', text: '' })}
      />
      <IconButton
        icon={Type}
        label={strings.addText}
        side="top"
        className="@max-[480px]:hidden"
        onClick={() => add({ kind: 'text', text: '' })}
      />
      <VersionsMenu />
      <IconButton
        icon={Maximize2}
        label={strings.openView}
        keys="shift+r"
        side="top"
        onClick={() => set({ view: 'report' })}
      />
      <ExportReportMenu />
      <IconButton icon={X} label={strings.close} keys="r" side="top" onClick={() => set({ report: false })} />
    </header>
  );
}

/** Slides over the timeline: the report as a strip of cards in the order they will be read. */
export function ReportDrawer() {
  const { items, change, move, remove } = useReport();
  const { data: assets = [] } = useAssets();
  const isStill = useIsStill();
  const { place, listProps } = useDropList('x');
  const nameOf = (id: string) => assets.find((asset) => asset.id === id)?.name ?? '';
  useEffect(() => {
    toast.dismiss(addedToast);
  }, []);
  const box = useRef<HTMLElement>(null);
  useFocusHere(box);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={strings.title}
      className="absolute inset-0 z-30 flex animate-in flex-col bg-n2 shadow-float outline-none"
    >
      <Head />
      <ol {...listProps} className="flex min-h-0 flex-1 gap-2.5 overflow-x-auto p-3">
        {items.map(({ key, item }, index) => (
          <ReportCard
            key={key}
            itemKey={key}
            item={item}
            name={itemName(item, nameOf, isStill)}
            first={index === 0}
            last={index === items.length - 1}
            dropBefore={place === index}
            dropBehind={place === items.length && index === items.length - 1}
            onChange={(next) => change(key, next)}
            onMove={(step) => move(index, index + step)}
            onRemove={() => remove(key)}
          />
        ))}
        {items.length === 0 ? (
          <li className={cx('flex flex-1 items-center rounded-card', place === 0 && 'bg-accent-soft')}>
            <PaneState icon={NotebookPen} compact title={strings.empty}>
              {strings.emptyBody}
            </PaneState>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
