import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import { ModelError } from '../../runtimes/model-error.ts';
import type { GreyImage } from './prepare.ts';

/** Tesseract's page segmentation modes that are used here. */
export type Segmentation = 'auto' | 'sparse';
const MODES: Record<Segmentation, string> = { auto: '3', sparse: '11' };

/** A word in pixels of the picture that was read. */
export interface ReadWord {
  text: string;
  /** 0–1 */
  confidence: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Tesseract {
  /** Words by line, in the order of the page. */
  read(image: GreyImage, segmentation: Segmentation): Promise<ReadWord[][]>;
  close(): Promise<void>;
}

/** Starts Tesseract 5 (LSTM, English) on a thread of its own; the language data comes from its npm package, never from a network. */
export async function openTesseract(): Promise<Tesseract> {
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'));
  let worker: Worker;
  try {
    worker = await createWorker('eng', OEM.LSTM_ONLY, {
      langPath: join(data, '4.0.0_best_int'),
      cacheMethod: 'none',
      // Without a handler of its own the library throws into the event loop; the rejected call says it all.
      errorHandler: () => undefined,
    });
  } catch (cause) {
    throw new ModelError(
      'MODEL_MISSING',
      'The text recogniser could not be loaded: install Cuepoint again to get it back.',
      cause,
    );
  }
  return {
    async read(image, segmentation) {
      // `user_defined_dpi` keeps Tesseract from guessing one from the letters, and from warning about it.
      const options = { tessedit_pageseg_mode: MODES[segmentation], user_defined_dpi: '150' };
      const result = await worker.recognize(portableGreyMap(image), options as object, { text: false, blocks: true });
      const lines = (result.data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((p) => p.lines));
      return lines.map((line) =>
        line.words.map((word) => ({ text: word.text, confidence: word.confidence / 100, ...word.bbox })),
      );
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** Binary PGM (Netpbm P5): no compression to wait for. */
function portableGreyMap({ data, width, height }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
