import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AssetId } from '../../preload/contract/asset.ts';
import type { ExportedFile } from '../../preload/contract/export.ts';
import type { Report } from '../../preload/contract/report.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import { buildDocument } from './build-document.ts';
import type { LoadPicture, ReportDocument } from './document.ts';
import { drawBoxes } from './draw-boxes.ts';
import { fileStem, numberedStems } from './file-name.ts';
import { renderHtml } from './html.ts';
import { embedded } from './html-moment.ts';
import { renderMarkdown } from './markdown.ts';
import { timeText } from './time-text.ts';
import { makeNewFolder, publish, writeError, writeHidden } from './write-new.ts';

export interface ReportContext {
  library: Pick<Library, 'assets' | 'evidence'>;
  /** An encoded picture (JPEG, PNG …) of that second, upright, at most `maxWidth` px wide. */
  frameAt(assetId: AssetId, seconds: number, maxWidth: number): Promise<Uint8Array>;
  appVersion: string;
  /** ms since 1970 */
  now(): number;
}

/** Wide enough to read a slide on paper (190 mm at 170 dpi); px. */
export const pictureWidth = 1280;

/**
 * Writes a report as one HTML file, or as a Markdown file with a folder `<name>-pictures`. The name comes from the title and is new:
 * nothing is overwritten, and nothing half-written is ever seen under a final name. `bytes` are the file's own; pictures come on top.
 * @param options.beside times lead to the files, which the person puts beside the report.
 * @throws AppError BAD_INPUT for an empty report; DISK_FULL, FORBIDDEN, NOT_FOUND where the folder cannot be written to.
 */
export async function exportReport(
  context: ReportContext,
  report: Report,
  format: 'html' | 'md',
  outDir: string,
  { beside = false }: { beside?: boolean } = {},
): Promise<ExportedFile> {
  if (report.items.length === 0) {
    throw new AppError('BAD_INPUT', 'This report is empty: add an answer or a moment to it first.');
  }
  const { library, appVersion } = context;
  const document = buildDocument(library, report, { appVersion, now: context.now(), beside });
  const loadPicture = pictureLoader(context);
  try {
    await mkdir(outDir, { recursive: true });
    return format === 'html'
      ? await writeHtml(document, loadPicture, outDir)
      : await writeMarkdown(document, loadPicture, outDir);
  } catch (error) {
    throw writeError(error, outDir);
  }
}

/**
 * A picture that cannot be had leaves a sentence in the report; the rest is still worth having. The sentence is ours: an error's own
 * may name folders of this machine, which are nobody else's business.
 */
export function pictureLoader({ frameAt }: ReportContext): LoadPicture {
  return async ({ assetId, at, boxes, place }) => {
    try {
      return await drawBoxes(await frameAt(assetId, at, pictureWidth), boxes, pictureWidth);
    } catch (error) {
      const which = place.still ? 'The picture' : `The picture at ${timeText(at)}`;
      const isGone = error instanceof AppError && error.code === 'NOT_FOUND';
      return {
        missing: `${which} is not here: ${place.fileName} ${isGone ? 'was not where it used to be' : 'could not be read'}.`,
      };
    }
  };
}

async function writeHtml(document: ReportDocument, loadPicture: LoadPicture, outDir: string): Promise<ExportedFile> {
  const { path: hidden, bytes } = await writeHidden(outDir, renderHtml(document, embedded(loadPicture)));
  try {
    for (const stem of numberedStems(fileStem(document.title))) {
      const path = join(outDir, `${stem}.html`);
      if (await publish(hidden, path)) return { path, fileName: basename(path), bytes };
    }
  } finally {
    await rm(hidden, { force: true });
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

async function writeMarkdown(
  document: ReportDocument,
  loadPicture: LoadPicture,
  outDir: string,
): Promise<ExportedFile> {
  for (const stem of numberedStems(fileStem(document.title))) {
    const folder = join(outDir, `${stem}-pictures`);
    // The folder's name reserves the file's name as well; pictures must be in place before the page that shows them.
    if (!(await makeNewFolder(folder))) continue;
    const done = await writeMarkdownInto(document, loadPicture, outDir, stem, folder).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    if (done) return done;
    await rm(folder, { recursive: true, force: true });
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

async function writeMarkdownInto(
  document: ReportDocument,
  loadPicture: LoadPicture,
  outDir: string,
  stem: string,
  folder: string,
): Promise<ExportedFile | null> {
  let count = 0;
  const keepPicture = async (jpeg: Uint8Array) => {
    const name = `${String(++count).padStart(2, '0')}.jpg`;
    await writeFile(join(folder, name), jpeg, { flag: 'wx' });
    return `${encodeURI(basename(folder))}/${name}`;
  };
  const { path: hidden, bytes } = await writeHidden(outDir, renderMarkdown(document, loadPicture, keepPicture));
  const path = join(outDir, `${stem}.md`);
  const isOurs = await publish(hidden, path).finally(() => rm(hidden, { force: true }));
  if (isOurs && count === 0) await rm(folder, { recursive: true, force: true });
  return isOurs ? { path, fileName: basename(path), bytes } : null;
}
