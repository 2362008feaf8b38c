import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../app-error.ts';
import { createAssets } from './assets.ts';
import { backUp } from './backup.ts';
import { createBlobs } from './blobs.ts';
import { checkLibrary } from './check.ts';
import { createCorrections } from './corrections.ts';
import { openDatabase } from './database.ts';
import { createEvidence } from './evidence.ts';
import { asLibraryError, guarded, READ_ONLY } from './failures.ts';
import { createFeedback } from './feedback.ts';
import { createKeyFrames } from './key-frames.ts';
import { createLaneSpans } from './lane-spans.ts';
import type { Library } from './library.ts';
import { createMarkedFrames } from './marked-frames.ts';
import { createMediaTracks } from './media-tracks.ts';
import { migrate, schemaVersion } from './migrations/migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import { createNotes } from './notes.ts';
import { takeOwnership } from './owner-lock.ts';
import { createAnswers, createJobs, createReports, createSettings } from './records.ts';
import { createReportVersions } from './report-versions.ts';
import { createPictureSearch } from './search-pictures.ts';
import { createVectorSearch } from './search-vectors.ts';
import { createWordSearch } from './search-words.ts';
import { createStages } from './stages.ts';
import { createVisualTokens } from './visual-tokens.ts';

/** The part of a pino logger that the library uses. */
export interface LibraryLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface LibraryOptions {
  log: LibraryLog;
  /** Beside the process that owns the library: every read works, every write throws. */
  readOnly?: boolean;
  /** ms since 1970 */
  now?: () => number;
  /** Steps of the schema; a test of the machinery puts its own here. */
  steps?: readonly Migration[];
}

/**
 * Opens the library in a folder and makes it where there is none: `library.db` and, beside it, `blobs/`, `backups/`, `tmp/`.
 * One process owns it for writing; others may open it `readOnly` meanwhile.
 * @throws AppError LIBRARY_BUSY (another owner), UNSUPPORTED (a newer format, or not a library), TOOL_MISSING (SQLite's parts),
 *   BROKEN_FILE (damaged), DISK_FULL, FORBIDDEN (no right to write), NOT_FOUND (`readOnly` where there is no library).
 */
export function openLibrary(dir: string, options: LibraryOptions): Library {
  try {
    return options.readOnly ? openForReading(dir, options) : openAsOwner(dir, options);
  } catch (error) {
    throw asLibraryError(error, dir);
  }
}

function openAsOwner(dir: string, { log, now = Date.now, steps = migrations }: LibraryOptions): Library {
  mkdirSync(dir, { recursive: true });
  const release = takeOwnership(dir);
  try {
    const db = openDatabase(join(dir, 'library.db'));
    try {
      const { from, to } = migrate(db, steps, (version) => {
        log.info({ dir, backup: backUp(db, dir, version, now()) }, 'library copied before its format changes');
      });
      if (from !== to) log.info({ dir, from, to }, 'library format set');
      const library = assemble(db, dir, now, () => {
        db.exec('PRAGMA optimize');
        db.close();
        release();
      });
      return library;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    release();
    throw error;
  }
}

function openForReading(dir: string, { now = Date.now, steps = migrations }: LibraryOptions): Library {
  const db = openDatabase(join(dir, 'library.db'), { readOnly: true });
  const latest = steps.at(-1)?.version ?? 0;
  if (schemaVersion(db, latest) < latest) {
    db.close();
    throw new AppError(
      'UNSUPPORTED',
      'This library has an older format; open it once in Cuepoint to bring it up to date.',
    );
  }
  return assemble(db, dir, now, () => db.close(), true);
}

function assemble(db: DatabaseSync, dir: string, now: () => number, close: () => void, readOnly = false): Library {
  const blobs = createBlobs(dir);
  if (!readOnly) {
    blobs.clearTemporary();
    sweep(db, blobs);
  }
  const guard = <T extends object>(functions: T): T => guarded(functions, dir, readOnly);
  let open = true;
  return {
    dir,
    assets: guard(createAssets(db, blobs, now)),
    stages: guard(createStages(db, blobs)),
    evidence: guard(createEvidence(db)),
    lanes: guard(createLaneSpans(db)),
    notes: guard(createNotes(db)),
    keyFrames: guard(createKeyFrames(db)),
    visualTokens: guard(createVisualTokens(db)),
    media: guard(createMediaTracks(db)),
    search: guard({ ...createWordSearch(db), vectors: createVectorSearch(db), pictures: createPictureSearch(db) }),
    jobs: guard(createJobs(db)),
    answers: guard(createAnswers(db)),
    feedback: guard(createFeedback(db)),
    markedFrames: guard(createMarkedFrames(db)),
    transcript: guard(createCorrections(db, now)),
    reports: guard(createReports(db)),
    reportVersions: guard(createReportVersions(db)),
    settings: guard(createSettings(db)),
    blobs: guard(readOnly ? readingOnly(blobs.api) : blobs.api),
    ...guard({ check: () => checkLibrary(db, blobs, readOnly) }),
    close: () => {
      if (open) close();
      open = false;
    },
  };
}

/** SQLite itself refuses a reader's writes; the file system has to be told. */
function readingOnly(blobs: Library['blobs']): Library['blobs'] {
  const refuse = (): never => {
    throw new AppError('LIBRARY_BUSY', READ_ONLY);
  };
  return { path: blobs.path, put: refuse, adopt: refuse, temporary: refuse };
}

/** Deletes the files of assets whose rows are gone: a process was killed between the two. */
function sweep(db: DatabaseSync, blobs: ReturnType<typeof createBlobs>): void {
  const known = db.prepare('SELECT 1 FROM assets WHERE id = ?');
  for (const owner of blobs.owners()) if (!known.get(owner)) blobs.deleteAll(owner);
}
