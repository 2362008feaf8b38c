import type { DatabaseSync } from 'node:sqlite';

/** All that `work` writes, or nothing of it. IMMEDIATE: a writer that must wait does so at the start, where nothing is lost. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    // SQLite rolls back by itself on some errors (a full disk among them).
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
