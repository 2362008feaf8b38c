import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';

/**
 * Writes text or bytes to a file of its own beside its goal, flushed to disk. Nobody sees it under a final name until `publish`.
 * @returns its path and size in bytes.
 */
export async function writeHidden(
  dir: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<{ path: string; bytes: number }> {
  const path = join(dir, `.${randomBytes(8).toString('hex')}.part`);
  try {
    const file = await open(path, 'wx');
    try {
      for await (const piece of pieces) await file.appendFile(piece);
      await file.sync();
      return { path, bytes: (await file.stat()).size };
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Gives a finished file its name in one step. @returns false where the name is taken; nothing is overwritten. */
export async function publish(hidden: string, path: string): Promise<boolean> {
  try {
    await link(hidden, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // File systems without hard links (exFAT, some network drives): not in one step there, but still never over another file.
    const copied = await copyFile(hidden, path, constants.COPYFILE_EXCL).then(
      () => true,
      (failure: unknown) => {
        if (codeOf(failure) === 'EEXIST') return false;
        throw failure;
      },
    );
    if (!copied) return false;
  }
  await rm(hidden, { force: true });
  return true;
}

/** Makes a folder of this name. @returns false where the name is taken. */
export async function makeNewFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A failed write as the sentence that the person can act on. */
export function writeError(error: unknown, dir: string): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError(
      'DISK_FULL',
      'The disk is full, so the report was not saved: free some space and export again.',
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError(
      'FORBIDDEN',
      `Cuepoint may not write to ${dir}: choose another folder or change its permissions.`,
      error,
    );
  }
  if (code === 'ENOTDIR' || code === 'ENOENT') {
    return new AppError(
      'NOT_FOUND',
      `The folder ${dir} is not there any more: choose another one and export again.`,
      error,
    );
  }
  return error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
