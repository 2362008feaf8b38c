import type { NormBox, OcrLine, RgbImage } from '../../protocol.ts';
import { type TaskContext, throwIfCancelled } from '../../runtimes/task.ts';
import { inkOf } from './background.ts';
import { withoutGraphics } from './graphics.ts';
import { type GreyImage, scaled, toGrey } from './prepare.ts';
import type { ReadWord, Tesseract } from './tesseract.ts';
import { countWords, pageWords, sceneWords } from './words.ts';

/** px; narrower pictures are enlarged, at most twice: Tesseract wants letters of 20 px and more. */
const PAGE_WIDTH = 1280;
/** px; letters on things are large in a photograph, and its texture costs more with every pixel. */
const SCENE_WIDTH = 960;
/** px²; larger pictures are reduced. */
const MOST_PIXELS = 4_000_000;
/** With fewer words than this the picture is no page, and is read again as a photograph. */
const FEW_WORDS = 3;

/**
 * Lines of text in a picture as Tesseract orders them.
 *
 * A page (slide, screen, document) is turned into dark ink on white without graphics and read with automatic layout.
 * Where that gives hardly a word, the picture is read again as a photograph with text anywhere in it, under a
 * much stricter rule for what counts as a word.
 */
export async function readWithTesseract(
  tesseract: Tesseract,
  image: RgbImage,
  context: Pick<TaskContext, 'signal'>,
): Promise<OcrLine[]> {
  throwIfCancelled(context.signal);
  const page = withoutGraphics(fit(inkOf(image), PAGE_WIDTH));
  const read = pageWords(await tesseract.read(page, 'auto'));
  throwIfCancelled(context.signal);
  if (countWords(read) >= FEW_WORDS) return toLines(read, page);
  const scene = fit(toGrey(image), SCENE_WIDTH);
  const seen = sceneWords(await tesseract.read(scene, 'sparse'));
  throwIfCancelled(context.signal);
  return countWords(seen) > countWords(read) ? toLines(seen, scene) : toLines(read, page);
}

function fit(image: GreyImage, width: number): GreyImage {
  const enlarged = Math.min(2, Math.max(1, width / image.width));
  const most = Math.sqrt(MOST_PIXELS / (image.width * image.height));
  const scale = Math.min(enlarged, most);
  return scale === 1 ? image : scaled(image, scale);
}

function toLines(lines: readonly ReadWord[][], { width, height }: GreyImage): OcrLine[] {
  const norm = (box: Pick<ReadWord, 'x0' | 'y0' | 'x1' | 'y1'>): NormBox => ({
    x: box.x0 / width,
    y: box.y0 / height,
    w: (box.x1 - box.x0) / width,
    h: (box.y1 - box.y0) / height,
  });
  return lines.map((words) => ({
    text: words.map((word) => word.text).join(' '),
    box: norm({
      x0: Math.min(...words.map((word) => word.x0)),
      y0: Math.min(...words.map((word) => word.y0)),
      x1: Math.max(...words.map((word) => word.x1)),
      y1: Math.max(...words.map((word) => word.y1)),
    }),
    confidence: words.reduce((sum, word) => sum + word.confidence, 0) / words.length,
    words: words.map((word) => ({ text: word.text, box: norm(word), confidence: word.confidence })),
  }));
}
