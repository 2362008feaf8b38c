import { ChevronDown, FileOutput, FilePlus2, NotebookPen, Trash2, Type, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { useReports } from '../../lib/data.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { clipStrings } from '../export/clip-strings.ts';
import { openClipsOfReport } from '../export/open-clips.ts';
import { useShell } from '../shell/shell-store.ts';
import { addedToast } from './add-to-report.ts';
import { exportReport } from './export-report.ts';
import { removeReport } from './remove-report.ts';
import { ReportCard } from './report-card.tsx';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';

function ReportsMenu() {
  const { data: reports = [] } = useReports();
  const { id, open } = useReport();
  return (
    <Menu
      align="start"
      trigger={
        <Button tone="quiet" aria-label={strings.others} className="px-1.5">
          <NotebookPen size={16} strokeWidth={1.75} aria-hidden />
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={FilePlus2} onSelect={() => open(null)}>
        {strings.fresh}
      </MenuItem>
      <MenuItem icon={Trash2} danger disabled={!id} onSelect={() => void removeReport()}>
        {strings.delete}
      </MenuItem>
      {reports.length > 0 ? (
        <>
          <MenuSeparator />
          <MenuLabel>{strings.others}</MenuLabel>
        </>
      ) : null}
      {reports.slice(0, 20).map((report) => (
        <MenuItem key={report.id} onSelect={() => open(report)}>
          <span className="inline-block max-w-64 truncate align-bottom">{report.title}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function Head() {
  const { title, items, state, error, edit, add } = useReport();
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-n6 border-b px-2">
      <ReportsMenu />
      <input
        aria-label={strings.field}
        placeholder={strings.untitled}
        value={title}
        maxLength={300}
        onChange={(event) => edit({ title: event.target.value })}
        className="h-7 min-w-0 flex-1 rounded-control bg-transparent px-1.5 font-[600] text-read hover:bg-n3 focus:bg-n3"
      />
      <span
        aria-live="polite"
        className={state === 'failed' ? 'truncate text-meta text-red' : 'px-1 text-meta text-n10'}
      >
        {state === 'failed' ? error : items.length === 0 ? '' : state === 'saved' ? strings.saved : strings.saving}
      </span>
      <IconButton icon={Type} label={strings.addText} side="top" onClick={() => add({ kind: 'text', text: '' })} />
      <Menu
        trigger={
          <Button tone="main" disabled={items.length === 0}>
            <FileOutput size={14} strokeWidth={2} aria-hidden /> {strings.export}
          </Button>
        }
      >
        <MenuItem onSelect={() => void exportReport('html')}>{strings.html}</MenuItem>
        <MenuItem onSelect={() => void exportReport('md')}>{strings.md}</MenuItem>
        <MenuItem onSelect={openClipsOfReport}>{clipStrings.reportMenu}</MenuItem>
      </Menu>
      <IconButton
        icon={X}
        label={strings.close}
        keys="r"
        side="top"
        onClick={() => useShell.getState().set({ report: false })}
      />
    </header>
  );
}

/** Slides over the timeline: the report as a strip of cards in the order they will be read. */
export function ReportDrawer() {
  const { items, change, move, remove } = useReport();
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => {
    toast.dismiss(addedToast);
  }, []);
  return (
    <section aria-label={strings.title} className="absolute inset-0 z-30 flex animate-in flex-col bg-n2 shadow-float">
      <Head />
      {items.length === 0 ? (
        <div className="flex min-h-0 flex-1 items-center overflow-y-auto">
          <PaneState icon={NotebookPen} compact title={strings.empty}>
            {strings.emptyBody}
          </PaneState>
        </div>
      ) : (
        <ol className="flex min-h-0 flex-1 gap-2.5 overflow-x-auto p-3">
          {items.map(({ key, item }, index) => (
            <ReportCard
              key={key}
              item={item}
              index={index}
              count={items.length}
              dragged={dragged === index}
              onChange={(next) => change(key, next)}
              onMove={(to) => move(index, to)}
              onRemove={() => remove(key)}
              onDrag={setDragged}
              onDragOver={(over) => {
                if (dragged === null || dragged === over) return;
                move(dragged, over);
                setDragged(over);
              }}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
