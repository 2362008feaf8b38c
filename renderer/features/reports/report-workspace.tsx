import { Minimize2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Report } from '../../../preload/contract/report.ts';
import { cx } from '../../lib/cx.ts';
import { useSettings } from '../../lib/data.ts';
import { useFocusHere } from '../../lib/use-focus-here.ts';
import { useSize } from '../../lib/use-size.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { saveSettings } from '../settings/save-settings.ts';
import { useShell } from '../shell/shell-store.ts';
import { Outline } from './outline.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { ExportReportMenu, ReportsMenu } from './report-menus.tsx';
import { useReport } from './report-store.ts';
import { SaveState } from './save-state.tsx';
import { strings } from './strings.ts';
import { TitleField } from './title-field.tsx';
import { VersionsMenu } from './versions-menu.tsx';

const templates = (['brief', 'log', 'minutes'] as const).map((value) => ({ value, label: strings.templates[value] }));

const fieldClass = 'h-7 rounded-control border border-n6 bg-raised px-2 text-base hover:border-n7';

function Head() {
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-n6 border-b px-2">
      <ReportsMenu />
      <TitleField />
      <SaveState />
      <VersionsMenu />
      <ExportReportMenu />
      <IconButton
        icon={Minimize2}
        label={strings.closeView}
        keys="shift+r"
        onClick={() => useShell.getState().set({ view: null })}
      />
    </header>
  );
}

/** Who, when, and in which layout. */
function Facts() {
  const { author, date, template, edit } = useReport();
  const { data: settings } = useSettings();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-n6 border-b px-3 py-1.5">
      <label className="flex items-center gap-2 text-meta text-n10">
        {strings.author}
        <input
          value={author ?? settings?.author ?? ''}
          maxLength={200}
          onChange={(event) => edit({ author: event.target.value })}
          className={`${fieldClass} w-40`}
        />
      </label>
      <label className="flex items-center gap-2 text-meta text-n10" title={date === '' ? strings.today : undefined}>
        {strings.date}
        <span className="relative">
          <input
            type="date"
            value={date}
            max="9999-12-31"
            onChange={(event) => edit({ date: event.target.value })}
            className={cx(
              fieldClass,
              'tnum peer w-34',
              date === '' && '[&:not(:focus)::-webkit-datetime-edit]:opacity-0',
            )}
          />
          {date === '' ? (
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-base peer-focus:hidden"
            >
              {strings.today}
            </span>
          ) : null}
        </span>
      </label>
      <span className="flex items-center gap-2 text-meta text-n10">
        {strings.template}
        <Segmented<Report['template']>
          label={strings.template}
          value={template}
          options={templates}
          onValue={(next) => edit({ template: next })}
        />
      </span>
    </div>
  );
}

/** Escape leaves the field that one writes in, and then the page; menus and dialogs have their own. */
function leave(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement)) return;
  if (!currentTarget.contains(target)) return;
  event.preventDefault();
  if (target.matches('input, textarea')) currentTarget.focus();
  else useShell.getState().set({ view: null });
}

/** px: what outline and page need beside each other. */
const least = { outline: 320, preview: 280 };

/** The report as work of its own: its outline, and beside it the page that will be handed over. */
export function ReportWorkspace() {
  const { data: settings } = useSettings();
  const layout = settings?.layout ?? {};
  const { outline, preview } = layout;
  const box = useRef<HTMLElement>(null);
  useFocusHere(box);
  // Where the two have no room beside each other, the page stands under its outline.
  const { width } = useSize(box);
  const under = width > 0 && width < least.outline + least.preview;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={strings.workspace}
      onKeyDown={leave}
      className="flex h-full min-h-0 flex-col bg-n2 outline-none"
    >
      <Head />
      <Facts />
      <Group
        key={under ? 'under' : 'beside'}
        orientation={under ? 'vertical' : 'horizontal'}
        className="min-h-0 flex-1"
        defaultLayout={outline && preview && !under ? { outline, preview } : { outline: 44, preview: 56 }}
        onLayoutChanged={(changed) => {
          if (!under) void saveSettings({ layout: { ...layout, ...changed } });
        }}
      >
        <Panel id="outline" minSize={under ? 120 : least.outline}>
          <Outline />
        </Panel>
        <Separator
          aria-label={strings.resize}
          className="relative w-px bg-n6 aria-[orientation=horizontal]:h-px aria-[orientation=horizontal]:w-auto transition-colors hover:bg-n8 focus-visible:z-10 data-[separator=active]:bg-accent"
        />
        <Panel id="preview" minSize={under ? 120 : least.preview}>
          <PreviewPane />
        </Panel>
      </Group>
    </section>
  );
}
