import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { getLoadablePath } from 'sqlite-vec';
import { AppError } from '../app-error.ts';

/** The system's loader can't read inside an Electron archive: there the file lies unpacked beside it. */
export function outsideArchive(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
}

/**
 * Loads sqlite-vec into a connection that was opened with `allowExtension`.
 * @throws AppError TOOL_MISSING where the file is not there or doesn't load on this machine.
 */
export function loadVectorExtension(db: DatabaseSync, path: () => string = getLoadablePath): void {
  try {
    const file = outsideArchive(path());
    if (!existsSync(file)) throw new Error(`${file} is not there`);
    db.loadExtension(file);
    db.prepare('SELECT vec_version()').get();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'TOOL_MISSING',
      `The vector extension sqlite-vec can't be loaded (${why}); run "npm ci" again, or reinstall Cuepoint.`,
      error,
    );
  } finally {
    // From here on not even injected SQL could load code.
    db.enableLoadExtension(false);
  }
}
