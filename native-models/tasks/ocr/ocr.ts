import type { NormBox, OcrLine, RgbImage } from '../../protocol.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { throwIfCancelled } from '../../runtimes/task.ts';
import { inverted, medianOf, scaled, toGrey } from './prepare.ts';
import type { ReadWord, Tesseract } from './tesseract.ts';

/** px to which small pictures are enlarged: Tesseract wants letters of 20 px and more. */
const WIDTH = 1920;
const MIN_WORD = 0.3;

/** Lines of text in a picture, as the recogniser ordered them. */
export async function readText(tesseract: Tesseract, image: RgbImage, context: TaskContext): Promise<OcrLine[]> {
  const grey = toGrey(image);
  const scale = Math.min(2, Math.max(1, WIDTH / image.width));
  const large = scale > 1 ? scaled(grey, scale) : grey;
  const upright = medianOf(large) < 110 ? inverted(large) : large;
  throwIfCancelled(context.signal);
  const lines = await tesseract.read(upright, 'sparse');
  throwIfCancelled(context.signal);
  return lines
    .map((words) => words.filter((word) => word.confidence >= MIN_WORD && word.text.trim() !== ''))
    .filter((words) => words.length > 0)
    .map((words) => toLine(words, upright.width, upright.height));
}

function toLine(words: readonly ReadWord[], width: number, height: number): OcrLine {
  const norm = (w: { x0: number; y0: number; x1: number; y1: number }): NormBox => ({
    x: w.x0 / width,
    y: w.y0 / height,
    w: (w.x1 - w.x0) / width,
    h: (w.y1 - w.y0) / height,
  });
  return {
    text: words.map((word) => word.text).join(' '),
    box: norm({
      x0: Math.min(...words.map((w) => w.x0)),
      y0: Math.min(...words.map((w) => w.y0)),
      x1: Math.max(...words.map((w) => w.x1)),
      y1: Math.max(...words.map((w) => w.y1)),
    }),
    confidence: words.reduce((sum, word) => sum + word.confidence, 0) / words.length,
    words: words.map((word) => ({ text: word.text, box: norm(word), confidence: word.confidence })),
  };
}
