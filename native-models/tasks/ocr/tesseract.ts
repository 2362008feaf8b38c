import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import { ModelError } from '../../runtimes/model-error.ts';
import type { GreyImage } from './prepare.ts';

/** Tesseract's page segmentation modes that are used here. */
export type Segmentation = 'auto' | 'sparse';
/**
 * `user_defined_dpi` keeps Tesseract from guessing one from the letters, and from warning about it. A page comes as dark ink on white and
 * its tables are put together by ingest: looking for light text and for tables would cost a quarter of the time and change nothing.
 */
const OPTIONS: Record<Segmentation, Record<string, string>> = {
  auto: {
    tessedit_pageseg_mode: '3',
    user_defined_dpi: '150',
    tessedit_do_invert: '0',
    textord_tabfind_find_tables: '0',
  },
  // Options stay set from one call to the next, so each mode names all of them.
  sparse: {
    tessedit_pageseg_mode: '11',
    user_defined_dpi: '150',
    tessedit_do_invert: '1',
    textord_tabfind_find_tables: '1',
  },
};

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
      const options: object = OPTIONS[segmentation];
      const result = await worker.recognize(portableGreyMap(image), options, { text: false, blocks: true });
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
