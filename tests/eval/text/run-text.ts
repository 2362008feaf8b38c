import { availableParallelism } from 'node:os';
import { readLayout } from '../../../main/ingest/layout/read-layout.ts';
import { isDrawn } from '../../../main/ingest/objects/is-drawn.ts';
import type { OcrLine, RgbImage } from '../../../native-models/protocol.ts';
import { openPpOcr, ppOcrFolder } from '../../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { readScene } from '../../../native-models/tasks/ocr/pp-ocr/read-scene.ts';
import { readWithTesseract } from '../../../native-models/tasks/ocr/read-with-tesseract.ts';
import { openTesseract } from '../../../native-models/tasks/ocr/tesseract.ts';
import { characterErrors } from './character-errors.ts';
import { textFrames } from './text-frames.ts';

/** One reader on one set of pictures. */
export interface TextRow {
  set: string;
  reader: string;
  frames: number;
  /** Characters that stand there, edits to them, and characters read beyond them. */
  gold: number;
  errors: number;
  surplus: number;
  /** Mean time of a picture. */
  ms: number;
}

type Reader = (image: RgbImage) => Promise<OcrLine[]>;

/** Mean confidence from which the choice by frame believes Tesseract. */
const SURE = 0.93;
const context = { signal: new AbortController().signal, breathe: async () => undefined };

/** Reads every set with every reader, and lays it out as ingest does, so that what is scored is what can be found. */
export async function runText(say: (line: string) => void): Promise<TextRow[]> {
  const [model, tesseract] = await Promise.all([openPpOcr(ppOcrFolder(), availableParallelism()), openTesseract()]);
  const byTesseract: Reader = (image) => readWithTesseract(tesseract, image, context);
  const byPpOcr: Reader = (image) => readScene(model, image, context);
  const readers: Record<string, Reader> = {
    tesseract: byTesseract,
    'pp-ocr': byPpOcr,
    // Drawn pages that Tesseract is sure of stay with it.
    'by frame': async (image) => {
      const lines = isDrawn(image) ? await byTesseract(image) : [];
      return lines.length > 0 && mean(lines) >= SURE ? lines : byPpOcr(image);
    },
  };
  const frames = await textFrames();
  const rows: TextRow[] = [];
  // The first run of a model is slower than those that follow.
  for (const reader of Object.values(readers)) await reader(frames[0]!.image);
  for (const { set, name, image, gold } of frames) {
    for (const [reader, read] of Object.entries(readers)) {
      const began = performance.now();
      const lines = await read(image);
      const ms = performance.now() - began;
      const texts = readLayout(lines, image.width / image.height).map((item) => item.text);
      const { errors, surplus, gold: characters } = characterErrors(gold, texts);
      const row = rows.find((one) => one.set === set && one.reader === reader) ?? emptyRow(set, reader);
      if (row.frames === 0) rows.push(row);
      row.ms = (row.ms * row.frames + ms) / ++row.frames;
      row.gold += characters;
      row.errors += errors;
      row.surplus += surplus;
      if (errors + surplus > 0)
        say(`${set}, ${name}, ${reader}: ${errors} of ${characters}, +${surplus} ${JSON.stringify(texts)}`);
    }
  }
  await Promise.all([model.close(), tesseract.close()]);
  return rows;
}

/** Errors in per cent of the characters that stand there, characters too many, and ms a picture. */
export function textTable(rows: readonly TextRow[]): string {
  const readers = [...new Set(rows.map(({ reader }) => reader))];
  const line = (first: string, of: (reader: string) => string) =>
    [first.padEnd(20), ...readers.map((reader) => of(reader).padStart(24))].join('');
  const body = [...new Set(rows.map(({ set }) => set))].map((set) =>
    line(set, (reader) => {
      const { gold, errors, surplus, ms } = rows.find((row) => row.set === set && row.reader === reader)!;
      const rate = gold === 0 ? '–' : ((100 * errors) / gold).toFixed(1);
      return `${rate.padStart(6)}${`+${surplus}`.padStart(6)}${ms.toFixed(0).padStart(6)} ms`;
    }),
  );
  return ['Character errors in %, characters too many, time of a picture', line('', (reader) => reader), ...body].join(
    '\n',
  );
}

function emptyRow(set: string, reader: string): TextRow {
  return { set, reader, frames: 0, gold: 0, errors: 0, surplus: 0, ms: 0 };
}

function mean(lines: readonly OcrLine[]): number {
  return lines.reduce((sum, { confidence }) => sum + confidence, 0) / lines.length;
}
