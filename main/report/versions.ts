import type { Report, ReportVersion } from '../../preload/contract/report.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import { compareReports } from './compare-reports.ts';

/** What is written within this time of the last kept state counts as one piece of work, ms. */
const apart = 5 * 60_000;

export interface VersionParts {
  library: Pick<Library, 'reports' | 'reportVersions'>;
  /** ms since 1970 */
  now(): number;
}

export interface Versions {
  /** Before another state takes its place. @param opened whether editing begins with it */
  beforeSave(before: Report, opened: boolean): void;
  exported(report: Report): void;
  /** Newest first, each compared with the report as it is. @throws AppError NOT_FOUND */
  list(id: string): ReportVersion[];
  /** Makes an earlier state the present one; the present one is kept. @throws AppError NOT_FOUND */
  restore(id: string, version: number): Report;
}

/** Earlier states of reports: when one is worth keeping, how it differs, and the way back. */
export function createVersions({ library, now }: VersionParts): Versions {
  const { reports, reportVersions } = library;
  const presentOf = (id: string): Report => {
    const report = reports.get(id);
    if (!report) throw new AppError('NOT_FOUND', 'That report was removed.');
    return report;
  };
  /** A state that was kept already is not kept twice. */
  const keep = (report: Report, why: ReportVersion['why']): void => {
    const last = reportVersions.latest(report.id);
    if (last && isSame(last.report, report) && (why !== 'exported' || last.why === 'exported')) return;
    reportVersions.keep(report, why);
  };
  return {
    beforeSave(before, opened) {
      if (before.items.length === 0) return;
      const last = reportVersions.latest(before.id)?.report.updatedAt ?? before.createdAt;
      if (opened) keep(before, 'opened');
      else if (before.updatedAt - last >= apart) keep(before, 'edited');
    },
    exported: (report) => keep(report, 'exported'),
    list(id) {
      const present = presentOf(id);
      return reportVersions.of(id).map(({ version, why, report }) => ({
        version,
        savedAt: report.updatedAt,
        why,
        title: report.title,
        items: report.items.length,
        difference: compareReports(report, present),
      }));
    },
    restore(id, version) {
      const present = presentOf(id);
      const earlier = reportVersions.get(id, version);
      if (!earlier) throw new AppError('NOT_FOUND', 'That version is not kept any more: choose another one.');
      keep(present, 'restored');
      const { title, author, date, template, items } = earlier.report;
      const report: Report = { ...present, title, author, date, template, items, updatedAt: now() };
      reports.put(report);
      return report;
    },
  };
}

function isSame(a: Report, b: Report): boolean {
  const content = ({ title, author, date, template, items }: Report) =>
    JSON.stringify([title, author, date, template, items]);
  return content(a) === content(b);
}
