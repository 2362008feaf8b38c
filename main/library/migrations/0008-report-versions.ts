import type { Migration } from './migration.ts';

/** Earlier states of reports: they belong to their report and go with it. */
export const reportVersions: Migration = {
  version: 8,
  sql: `
    CREATE TABLE report_versions (
      no INTEGER PRIMARY KEY,
      report TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
      saved_at INTEGER NOT NULL,
      why TEXT NOT NULL,
      -- The report as JSON, deflated: fifty states of a long one are mostly the same words.
      body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX report_versions_report ON report_versions (report, no);
  `,
};
