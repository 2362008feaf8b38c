import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Puts a finished `.part` on disk for good and gives it its name. */
export async function publishPart(part: string, path: string): Promise<void> {
  await flush(part);
  await rename(part, path);
}

/** Copies a file: nobody sees it under its name until all of it is on disk. A copy-on-write file system shares the blocks. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const part = `${to}.part`;
  await copyFile(from, part, constants.COPYFILE_FICLONE);
  // A copy takes the mode along, and what came read-only could not be put on disk or removed everywhere.
  await chmod(part, 0o644);
  await publishPart(part, to);
}

/** Writes a small text, whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text, { flush: true });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Gives a finished folder its name in one step, in place of what is there (a damaged model that was installed again). */
export async function publishFolder(folder: string, path: string, grave: string): Promise<void> {
  await rename(path, grave).catch(unlessMissing);
  await rename(folder, path);
  await flush(dirname(path)).catch(() => {}); // Windows cannot open a folder; the rename is journalled there.
  await rm(grave, { recursive: true, force: true });
}

/** Flushes a file, or a folder's list of names. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+').catch(() => open(path, 'r'));
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** A hidden name beside a model for what is about to be deleted. */
export const graveOf = (modelsDir: string, id: string): string =>
  join(modelsDir, `.gone-${id}-${Date.now().toString(36)}`);
