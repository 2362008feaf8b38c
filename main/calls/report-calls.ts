import { randomUUID } from 'node:crypto';
import type { ExportedFile } from '../../preload/contract/export.ts';
import type { Report, ReportDraft } from '../../preload/contract/report.ts';
import type { PaperSize, ReportFormat } from '../../preload/contract/report-format.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import { createVersions } from '../report/versions.ts';
import type { CallHandlers } from './handlers.ts';

type ReportCalls = Pick<
  CallHandlers,
  | 'answers.list'
  | 'reports.list'
  | 'reports.save'
  | 'reports.preview'
  | 'reports.versions'
  | 'reports.restore'
  | 'reports.remove'
  | 'reports.export'
>;

export interface ReportParts {
  library: Pick<Library, 'answers' | 'reports' | 'reportVersions'>;
  exportReport(
    report: Report,
    format: ReportFormat,
    options: { beside: boolean; paper: PaperSize | undefined },
  ): Promise<ExportedFile>;
  /** The HTML that an export would write. */
  previewReport(draft: ReportDraft): Promise<string>;
  /** ms since 1970 */
  now(): number;
}

/** Calls about answers that were given and reports that are made of them. */
export function reportCalls({ library, exportReport, previewReport, now }: ReportParts): ReportCalls {
  const versions = createVersions({ library, now });
  const reportOf = (id: string): Report => {
    const report = library.reports.get(id);
    if (!report) throw new AppError('NOT_FOUND', 'That report was removed.');
    return report;
  };
  return {
    'answers.list': async ({ limit }) => library.answers.list(limit),
    'reports.list': async () => library.reports.list(),
    'reports.save': async ({ id, opened, ...content }) => {
      const before = id === undefined ? undefined : reportOf(id);
      const report: Report = {
        id: before?.id ?? randomUUID(),
        ...content,
        createdAt: before?.createdAt ?? now(),
        updatedAt: now(),
      };
      if (before) versions.beforeSave(before, opened);
      library.reports.put(report);
      return report;
    },
    'reports.preview': async (draft) => ({ html: await previewReport(draft) }),
    'reports.versions': async ({ id }) => versions.list(id),
    'reports.restore': async ({ id, version }) => versions.restore(id, version),
    'reports.remove': async ({ id }) => {
      library.reports.remove(id);
      return {};
    },
    'reports.export': async ({ id, format, beside, paper }) => {
      const report = reportOf(id);
      const exported = await exportReport(report, format, { beside, paper });
      versions.exported(report);
      return exported;
    },
  };
}
