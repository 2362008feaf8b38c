import { mkdir, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Annotation } from '../../preload/contract/annotation.ts';
import type { Asset } from '../../preload/contract/asset.ts';
import type { ExportedFile } from '../../preload/contract/export.ts';
import { AppError } from '../app-error.ts';
import { sourceFacts } from '../export/source-facts.ts';
import { cleanText } from '../report/clean-text.ts';
import { fileStem, numberedStems } from '../report/file-name.ts';
import { timeText } from '../report/time-text.ts';
import { publish, writeError, writeHidden } from '../report/write-new.ts';
import { type Canvas, canvasOf, encode } from './canvas.ts';
import { shapeLayers } from './draw-shapes.ts';
import type { Hidden } from './marks-at.ts';

export interface ExportFrame {
  asset: Asset;
  /** s */
  at: number;
  /** The picture of that second at its own resolution; it is drawn on. */
  picture: Canvas;
  hidden: readonly Hidden[];
  shapes: readonly Annotation[];
  callouts: readonly { number: number; text: string }[];
  format: 'png' | 'jpg';
  appVersion: string;
  outDir: string;
}

/**
 * Writes one picture with what was drawn on it under a new name, and beside it `<name>.source.json`: where it comes from, and what its
 * numbers stand for.
 * @throws AppError DISK_FULL, FORBIDDEN, NOT_FOUND where the folder cannot be written to
 */
export async function exportFrame(options: ExportFrame): Promise<ExportedFile> {
  const { asset, at, hidden, shapes, callouts, format, appVersion, outDir } = options;
  const canvas = await canvasOf(options.picture, hidden);
  const bytes = await encode(canvas, await shapeLayers(shapes, canvas), format === 'png' ? 'png' : 'jpeg');
  const still = asset.kind === 'image';
  const name = basename(asset.name, extname(asset.name));
  const facts = {
    ...sourceFacts(asset, [], appVersion),
    ...(still ? {} : { at: Math.round(at * 1000) / 1000 }),
    ...{ width: canvas.width, height: canvas.height, drawn: shapes.length, hidden: hidden.length },
    callouts: callouts.map(({ number, text }) => ({ number, text: cleanText(text) })),
  };
  try {
    await mkdir(outDir, { recursive: true });
    const exported = await write(
      outDir,
      fileStem(still ? `${name} marked` : `${name} ${timeText(at)}`),
      `.${format}`,
      bytes,
    );
    await write(outDir, exported.fileName, '.source.json', `${JSON.stringify(facts, null, 2)}\n`);
    return exported;
  } catch (error) {
    throw writeError(error, outDir);
  }
}

async function write(
  outDir: string,
  stem: string,
  ending: string,
  content: string | Uint8Array,
): Promise<ExportedFile> {
  const { path: hidden, bytes } = await writeHidden(outDir, whole(content));
  try {
    for (const name of numberedStems(stem)) {
      const path = join(outDir, `${name}${ending}`);
      if (await publish(hidden, path)) return { path, fileName: basename(path), bytes };
    }
  } finally {
    await rm(hidden, { force: true });
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

async function* whole(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield content;
}
