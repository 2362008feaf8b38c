import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html */
const codes = { busy: 5, locked: 6, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 };

function fieldsOf(error: unknown): { sqlite: number | undefined; system: string | undefined } {
  const { errcode, code } = (error ?? {}) as { errcode?: unknown; code?: unknown };
  return {
    // The low byte of an extended code is its primary code.
    sqlite: typeof errcode === 'number' ? errcode & 0xff : undefined,
    system: typeof code === 'string' ? code : undefined,
  };
}

/** Copies that Cuepoint made of a library, newest first: absolute paths. */
export function backupsOf(dir: string): string[] {
  const folder = join(dir, 'backups');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.db'));
  return names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true })).map((name) => join(folder, name));
}

export function corruptError(dir: string, cause?: unknown): AppError {
  const [backup] = backupsOf(dir);
  const way = backup
    ? `a copy from before its last change of format is ${backup}`
    : 'no copy of it exists: move library.db away and add the files again';
  return new AppError(
    'BROKEN_FILE',
    `The library in ${dir} is damaged; run "cuepoint doctor" to see what is left, ${way}.`,
    cause,
  );
}

/** Turns what SQLite and the file system throw into the sentence for the person; an AppError goes through as it is. */
export function asLibraryError(error: unknown, dir: string): AppError {
  if (error instanceof AppError) return error;
  const { sqlite, system } = fieldsOf(error);
  if (sqlite === codes.full || system === 'ENOSPC' || system === 'EDQUOT')
    return new AppError(
      'DISK_FULL',
      `There is no room left for the library in ${dir}; free some space on that disk, then try again.`,
      error,
    );
  if (sqlite === codes.busy || sqlite === codes.locked)
    return new AppError(
      'LIBRARY_BUSY',
      `Another program is writing to the library in ${dir}; close it, then try again.`,
      error,
    );
  if (sqlite === codes.corrupt || sqlite === codes.notADatabase) return corruptError(dir, error);
  if (sqlite === codes.readOnly || sqlite === codes.cantOpen || (system && /^(EACCES|EPERM|EROFS)$/.test(system)))
    return new AppError(
      'FORBIDDEN',
      `The library in ${dir} can't be written; give yourself the right to write there, or choose another folder with --library.`,
      error,
    );
  if (sqlite === codes.ioError || system === 'EIO')
    return new AppError(
      'INTERNAL',
      `The disk that holds the library in ${dir} reports an error; check that it is connected and sound, then try again.`,
      error,
    );
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('INTERNAL', `The library in ${dir} could not do that (${message}); try again.`, error);
}

export const READ_ONLY =
  'This library was opened for reading only, beside another Cuepoint; make the change in that one, or close it first.';

/** The same functions, with everything that they throw turned into an AppError. */
export function guarded<T extends object>(functions: T, dir: string, readOnly = false): T {
  const wrapped = Object.entries(functions).map(([name, run]) => [
    name,
    (...args: unknown[]) => {
      try {
        return run(...args);
      } catch (error) {
        if (readOnly && fieldsOf(error).sqlite === codes.readOnly) throw new AppError('LIBRARY_BUSY', READ_ONLY, error);
        throw asLibraryError(error, dir);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}
