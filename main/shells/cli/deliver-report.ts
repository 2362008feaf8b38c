import { constants } from 'node:fs';
import { copyFile, cp, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { AppError } from '../../app-error.ts';
import { writeError } from '../../report/write-new.ts';

/**
 * Copies an exported report to where the person wants it: under that very name, or into a folder under its own. Its folder of pictures goes
 * along; the report names that folder, so the folder keeps its name.
 * @throws AppError BAD_INPUT where something of that name is there already, unless `force`
 */
export async function deliverReport(path: string, target: string, force: boolean): Promise<string> {
  const isFolder = /[/\\]$/.test(target) || (await statOf(target))?.isDirectory() === true;
  const file = resolve(isFolder ? join(target, basename(path)) : target);
  const pictures = `${path.slice(0, path.length - extname(path).length)}-pictures`;
  const beside = (await statOf(pictures)) === undefined ? undefined : join(dirname(file), basename(pictures));
  for (const wanted of beside === undefined ? [file] : [file, beside]) {
    if (!force && (await statOf(wanted)) !== undefined) throw isTaken(wanted);
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    await copyFile(path, file, force ? 0 : constants.COPYFILE_EXCL);
    if (beside !== undefined) await cp(pictures, beside, { recursive: true, force, errorOnExist: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw isTaken(file);
    throw writeError(error, dirname(file));
  }
  return file;
}

/**
 * Copies files to where the person wants them, all or none: what is there already is found before the first is written.
 * @param copies each file and its goal @throws AppError BAD_INPUT where something of that name is there already, unless `force`
 */
export async function deliverFiles(
  copies: readonly (readonly [from: string, to: string])[],
  force: boolean,
): Promise<void> {
  for (const [, to] of copies) await requireFree(to, force);
  for (const [from, to] of copies) {
    try {
      await mkdir(dirname(to), { recursive: true });
      await copyFile(from, to, force ? 0 : constants.COPYFILE_EXCL);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw isTaken(to);
      throw writeError(error, dirname(to));
    }
  }
}

/** @throws AppError BAD_INPUT where something of that name is there already, unless `force`; a folder is there to be written into */
export async function requireFree(path: string, force: boolean): Promise<void> {
  const found = force ? undefined : await statOf(path);
  if (found?.isDirectory() === false) throw isTaken(path);
}

const isTaken = (path: string): AppError =>
  new AppError('BAD_INPUT', `${path} is there already: choose another name, or give --force to write over it.`);

const statOf = (path: string) => stat(path).catch(() => undefined);
