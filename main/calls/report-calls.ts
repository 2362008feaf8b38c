import { randomUUID } from 'node:crypto';
import type { ExportedFile } from '../../preload/contract/export.ts';
import type { Report } from '../../preload/contract/report.ts';
import type { PaperSize, ReportFormat } from '../../preload/contract/report-format.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import type { CallHandlers } from './handlers.ts';

type ReportCalls = Pick<
  CallHandlers,
  'answers.list' | 'reports.list' | 'reports.save' | 'reports.remove' | 'reports.export'
>;

export interface ReportParts {
  library: Pick<Library, 'answers' | 'reports'>;
  exportReport(report: Report, format: ReportFormat, paper?: PaperSize): Promise<ExportedFile>;
  /** ms since 1970 */
  now(): number;
}

/** Calls about answers that were given and reports that are made of them. */
export function reportCalls({ library, exportReport, now }: ReportParts): ReportCalls {
  const reportOf = (id: string): Report => {
    const report = library.reports.get(id);
    if (!report) throw new AppError('NOT_FOUND', 'That report was removed.');
    return report;
  };
  return {
    'answers.list': async ({ limit }) => library.answers.list(limit),
    'reports.list': async () => library.reports.list(),
    'reports.save': async ({ id, ...content }) => {
      const before = id === undefined ? undefined : reportOf(id);
      const report: Report = {
        id: before?.id ?? randomUUID(),
        ...content,
        createdAt: before?.createdAt ?? now(),
        updatedAt: now(),
      };
      library.reports.put(report);
      return report;
    },
    'reports.remove': async ({ id }) => {
      library.reports.remove(id);
      return {};
    },
    'reports.export': async ({ id, format, paper }) => exportReport(reportOf(id), format, paper),
  };
}
