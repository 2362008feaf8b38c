import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../app-error.ts';
import type { Migration } from './migration.ts';

/** Marks the file as a Cuepoint library ("Cuep"), so that another program's database is not mistaken for one. */
const APPLICATION_ID = 0x43756570;

function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? { value: 0 })[0]);
}

/** Throws UNSUPPORTED for a newer library or another program's database; changes nothing. */
export function schemaVersion(db: DatabaseSync, latest: number): number {
  const version = pragma(db, 'user_version');
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (tables.n > 0 && pragma(db, 'application_id') !== APPLICATION_ID)
    throw new AppError('UNSUPPORTED', 'library.db belongs to another program; choose another folder for the library.');
  if (version > latest)
    throw new AppError(
      'UNSUPPORTED',
      `This library was written by a newer Cuepoint (version ${version} of its format, this one knows ${latest}); install the newer Cuepoint to open it.`,
    );
  return version;
}

/**
 * Brings the schema to the newest step, each step in a transaction of its own; a step that fails leaves the database as it was before the step.
 * @param backup called once before the first step on a library that holds something.
 * @returns the version found and the version left.
 */
export function migrate(
  db: DatabaseSync,
  steps: readonly Migration[],
  backup: (from: number) => void,
): { from: number; to: number } {
  const latest = steps.at(-1)?.version ?? 0;
  const from = schemaVersion(db, latest);
  const missing = steps.filter((step) => step.version > from);
  if (missing.length > 0 && from > 0) backup(from);
  // Rebuilding a table must not fire cascades; foreign_key_check below makes up for it.
  db.exec('PRAGMA foreign_keys = OFF');
  try {
    for (const step of missing) {
      db.exec('BEGIN IMMEDIATE');
      try {
        db.exec(step.sql);
        const broken = db.prepare('PRAGMA foreign_key_check').all();
        if (broken.length > 0)
          throw new AppError(
            'INTERNAL',
            `Step ${step.version} of the library's format left ${broken.length} loose rows; the library was not changed.`,
          );
        db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${step.version}; COMMIT`);
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    }
  } finally {
    db.exec('PRAGMA foreign_keys = ON');
  }
  return { from, to: latest };
}
