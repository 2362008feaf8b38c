import { ChevronDown, FileOutput, FilePlus2, NotebookPen, Trash2 } from 'lucide-react';
import { useReports } from '../../lib/data.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu.tsx';
import { clipStrings } from '../export/clip-strings.ts';
import { openClipsOfReport } from '../export/open-clips.ts';
import { exportReport } from './export-report.ts';
import { removeReport } from './remove-report.ts';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';

/** Other reports, a new one, and away with this one. */
export function ReportsMenu() {
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
        <MenuItem key={report.id} onSelect={() => report.id !== id && open(report)}>
          <span className="inline-block max-w-64 truncate align-bottom">{report.title}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

/** The one main action: a file to hand over. */
export function ExportReportMenu() {
  const empty = useReport(({ items }) => items.length === 0);
  return (
    <Menu
      trigger={
        <Button tone="main" disabled={empty}>
          <FileOutput size={14} strokeWidth={2} aria-hidden />{' '}
          <span className="@max-[480px]:sr-only">{strings.export}</span>
        </Button>
      }
    >
      <MenuItem onSelect={() => void exportReport('html')}>{strings.html}</MenuItem>
      <MenuItem onSelect={() => void exportReport('html', true)}>{strings.htmlBeside}</MenuItem>
      <MenuItem onSelect={() => void exportReport('pdf')}>{strings.pdf}</MenuItem>
      <MenuItem onSelect={() => void exportReport('docx')}>{strings.docx}</MenuItem>
      <MenuItem onSelect={() => void exportReport('md')}>{strings.md}</MenuItem>
      <MenuItem onSelect={() => void exportReport('json')}>{strings.json}</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={openClipsOfReport}>{clipStrings.reportMenu}</MenuItem>
    </Menu>
  );
}
