import type { DatabaseSync } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import { type ReportVersion, report as reportSchema } from '../../preload/contract/report.ts';
import type { Library } from './library.ts';
import { surplus } from './thin-out.ts';
import { transaction } from './transaction.ts';

/** Of one report. */
const versionsKept = 50;

interface Row {
  version: number;
  why: ReportVersion['why'];
  body: Uint8Array;
}

/** Earlier states of reports. */
export function createReportVersions(db: DatabaseSync): Library['reportVersions'] {
  const columns = 'no AS version, why, body';
  const of = db.prepare(`SELECT ${columns} FROM report_versions WHERE report = ? ORDER BY no DESC`);
  const latest = db.prepare(`SELECT ${columns} FROM report_versions WHERE report = ? ORDER BY no DESC LIMIT 1`);
  const one = db.prepare(`SELECT ${columns} FROM report_versions WHERE report = ? AND no = ?`);
  const put = db.prepare('INSERT INTO report_versions (report, saved_at, why, body) VALUES (?, ?, ?, ?)');
  const times = db.prepare('SELECT no, saved_at AS savedAt FROM report_versions WHERE report = ? ORDER BY no');
  const drop = db.prepare('DELETE FROM report_versions WHERE no = ?');
  const read = ({ version, why, body }: Row) => ({
    version,
    why,
    report: reportSchema.parse(JSON.parse(inflateSync(body).toString('utf8'))),
  });
  return {
    keep: (report, why) =>
      transaction(db, () => {
        put.run(report.id, report.updatedAt, why, deflateSync(JSON.stringify(report)));
        const rows = times.all(report.id) as unknown as { no: number; savedAt: number }[];
        for (const index of surplus(
          rows.map(({ savedAt }) => savedAt),
          versionsKept,
        ))
          drop.run(rows[index]!.no);
      }),
    of: (id) => (of.all(id) as unknown as Row[]).map(read),
    latest: (id) => (latest.all(id) as unknown as Row[]).map(read)[0],
    get: (id, version) => (one.all(id, version) as unknown as Row[]).map(read)[0],
  };
}
