import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../app-error.ts';
import { loadVectorExtension } from './vector-extension.ts';

/** contentless-free FTS5 needs any version; `->>` and STRICT, which the schema uses, need this one. */
const OLDEST_SQLITE = [3, 40];

/** What the library needs of SQLite, tried before anything is touched. */
function selfTest(db: DatabaseSync): void {
  const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST_SQLITE[0]! || (major === OLDEST_SQLITE[0] && minor < OLDEST_SQLITE[1]!))
    throw new AppError('TOOL_MISSING', `SQLite ${version} is too old for the library; use Node 24 or newer.`);
  const { fts5 } = db.prepare("SELECT sqlite_compileoption_used('ENABLE_FTS5') AS fts5").get() as { fts5: number };
  if (!fts5)
    throw new AppError('TOOL_MISSING', 'This SQLite was built without FTS5, the word index; use Node 24 or newer.');
}

/**
 * A connection with everything that the library asks of one: sqlite-vec, WAL, foreign keys, and a commit that is on the disk when it returns
 * (FULL: a unit of ingest costs seconds of work, its fsync a few ms).
 */
export function openDatabase(file: string, { readOnly = false } = {}): DatabaseSync {
  const db = new DatabaseSync(file, { allowExtension: true, readOnly, timeout: 5000 });
  try {
    selfTest(db);
    loadVectorExtension(db);
    if (!readOnly) db.exec('PRAGMA journal_mode = WAL');
    db.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA cache_size = -65536;
      PRAGMA temp_store = MEMORY;
    `);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
