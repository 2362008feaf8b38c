import type { OcrLine, RgbImage } from '../../../protocol.ts';
import type { TaskContext } from '../../../runtimes/task.ts';
import type { PpOcr, ReadLine } from './pp-ocr.ts';
import { alongLine, isUpright, partOf, turned, uprightBox } from './rotated-box.ts';

/** A line read with less than this may stand on its head. */
const DOUBTFUL = 0.6;
/** Least mean confidence of a line … */
const LEAST = 0.6;
/** … and of one or two signs, which textures resemble soonest. */
const LEAST_SHORT = 0.75;
/** What beams and branches are read as when nothing stands beside it. */
const LONE = /\p{Script=Han}/u;

/**
 * Lines of text in a picture, wherever and whichever way they run, top to bottom. A line that runs up or down, or hardly reads, is read
 * from its other end as well, and the surer reading counts: this took no direction classifier to get right.
 */
export async function readScene(
  model: PpOcr,
  image: RgbImage,
  context: Pick<TaskContext, 'breathe'>,
): Promise<OcrLine[]> {
  const boxes = await model.find(image, context);
  const lines = await model.read(image, boxes.map(alongLine), context);
  const unsure = lines.flatMap((line, i) => (isUpright(boxes[i]!) || line.confidence < DOUBTFUL ? [i] : []));
  const others = await model.read(
    image,
    unsure.map((i) => turned(lines[i]!.box)),
    context,
  );
  for (const [at, i] of unsure.entries()) if (others[at]!.confidence > lines[i]!.confidence) lines[i] = others[at]!;
  return lines.filter(isRead).map((line) => toOcrLine(line, image));
}

function isRead({ words, confidence }: ReadLine): boolean {
  const signs = [...words.map(({ text }) => text).join('')];
  if (signs.length === 0 || (signs.length === 1 && LONE.test(signs[0]!))) return false;
  return confidence >= (signs.length > 2 ? LEAST : LEAST_SHORT);
}

function toOcrLine({ box, words, confidence }: ReadLine, { width, height }: RgbImage): OcrLine {
  return {
    text: words.map((word) => word.text).join(' '),
    box: uprightBox(box, width, height),
    confidence,
    words: words.map((word) => ({
      text: word.text,
      confidence: word.confidence,
      box: uprightBox(partOf(box, word.x0, word.y0, word.x1, word.y1), width, height),
    })),
  };
}
