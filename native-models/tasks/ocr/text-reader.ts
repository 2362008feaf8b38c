import type { RgbImage, Tasks } from '../../protocol.ts';
import type { Lazy } from '../../runtimes/lazy.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import type { PpOcr } from './pp-ocr/pp-ocr.ts';
import { readScene } from './pp-ocr/read-scene.ts';
import { readWithTesseract } from './read-with-tesseract.ts';
import type { Tesseract } from './tesseract.ts';

/**
 * Reads pictures with PP-OCR, which reads every kind of picture better than Tesseract (`npm run eval -- text`), slides included; with
 * Tesseract where PP-OCR's files are missing or broken.
 * @param tesseracts as many as pictures may be read at once
 */
export function createTextReader(ppOcr: Lazy<PpOcr>, tesseracts: readonly Lazy<Tesseract>[]) {
  const busy = new Set<Lazy<Tesseract>>();

  async function readWithout(image: RgbImage, context: TaskContext) {
    // The lane lets in no more runs than there are of them.
    const free = tesseracts.find((one) => !busy.has(one)) ?? tesseracts[0]!;
    busy.add(free);
    try {
      return await free.use((model) => readWithTesseract(model, image, context));
    } finally {
      busy.delete(free);
    }
  }

  return {
    async read(image: RgbImage, context: TaskContext): Promise<Tasks['ocr']['output']> {
      try {
        const lines = await ppOcr.use((model) => readScene(model, image, context));
        return { lines, model: 'pp-ocr-v4', note: null };
      } catch (error) {
        if (!(error instanceof ModelError) || !UNUSABLE.includes(error.code)) throw error;
        const lines = await readWithout(image, context);
        return { lines, model: 'tesseract-eng', note: `${WITHOUT} ${error.message}` };
      }
    },
  };
}

/** How a model fails that cannot be opened. */
const UNUSABLE: readonly string[] = ['MODEL_MISSING', 'INTERNAL'];
const WITHOUT = 'Text was read with Tesseract alone, which misses most of it in photographs.';
