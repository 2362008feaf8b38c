import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ExportedFile } from '../../preload/contract/export.ts';
import { AppError } from '../app-error.ts';
import { numberedStems } from './file-name.ts';
import { makeNewFolder, publish, writeHidden } from './write-new.ts';

/** Stores a picture in the folder beside the file and returns its path relative to the file, with / between its parts. */
export type KeepPicture = (jpeg: Uint8Array) => Promise<string>;

export interface NewReport {
  outDir: string;
  /** Of the name; a number is added where it is taken. */
  stem: string;
  ending: string;
  pieces(keepPicture: KeepPicture): AsyncIterable<string | Uint8Array>;
}

/** Writes a file that holds everything itself. */
export async function writeOne({ outDir, stem, ending, pieces }: NewReport): Promise<ExportedFile> {
  const keepNone = () => Promise.reject(new Error('this format has no folder of pictures'));
  const { path: hidden, bytes } = await writeHidden(outDir, pieces(keepNone));
  try {
    for (const name of numberedStems(stem)) {
      const path = join(outDir, `${name}.${ending}`);
      if (await publish(hidden, path)) return { path, fileName: basename(path), bytes };
    }
  } finally {
    await rm(hidden, { force: true });
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

/** Writes a file with a folder of pictures beside it, which goes where there are none. */
export async function writeWithPictures(report: NewReport): Promise<ExportedFile> {
  for (const stem of numberedStems(report.stem)) {
    const folder = join(report.outDir, `${stem}-pictures`);
    // The folder's name reserves the file's name as well; pictures must be in place before the page that shows them.
    if (!(await makeNewFolder(folder))) continue;
    const done = await writeInto(report, stem, folder).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    if (done) return done;
    await rm(folder, { recursive: true, force: true });
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

async function writeInto(
  { outDir, ending, pieces }: NewReport,
  stem: string,
  folder: string,
): Promise<ExportedFile | null> {
  let count = 0;
  const keepPicture = async (jpeg: Uint8Array) => {
    const name = `${String(++count).padStart(2, '0')}.jpg`;
    await writeFile(join(folder, name), jpeg, { flag: 'wx' });
    return `${basename(folder)}/${name}`;
  };
  const { path: hidden, bytes } = await writeHidden(outDir, pieces(keepPicture));
  const path = join(outDir, `${stem}.${ending}`);
  const isOurs = await publish(hidden, path).finally(() => rm(hidden, { force: true }));
  if (isOurs && count === 0) await rm(folder, { recursive: true, force: true });
  return isOurs ? { path, fileName: basename(path), bytes } : null;
}
