import type { OcrLine, RgbImage } from '../../../protocol.ts';
import type { TaskContext } from '../../../runtimes/task.ts';
import type { PpOcr, ReadLine } from './pp-ocr.ts';
import { readHoles } from './read-holes.ts';
import { alongLine, isUpright, partOf, type RotatedBox, turned, uprightBox } from './rotated-box.ts';

/** A line read with less than this may stand on its head. */
const DOUBTFUL = 0.6;
/** Least mean confidence of a line … */
const LEAST = 0.6;
/** … and of one or two signs, which textures resemble soonest. */
const LEAST_SHORT = 0.75;
/** A box as wide as this part of its height may hold a lone sign that stands, such as a digit, as well as a line that runs down. */
const LONE_SIGN = 0.35;
/** What beams and branches are read as when nothing stands beside it. */
const LONE = /\p{Script=Han}/u;

/**
 * Lines of text in a picture, wherever and whichever way they run, top to bottom. A line that runs up or down, or hardly reads, is read
 * from its other end as well, and the surer reading counts: this took no direction classifier to get right. Cells of tables that were
 * not found are looked for where they would stand.
 */
export async function readScene(
  model: PpOcr,
  image: RgbImage,
  context: Pick<TaskContext, 'breathe'>,
): Promise<OcrLine[]> {
  const boxes = await model.find(image, context);
  const signs = await loneSigns(model, image, boxes, context);
  const rest = boxes.filter((_, i) => !signs[i]);
  const along = await model.read(image, rest.map(alongLine), context);
  const unsure = along.flatMap((line, i) => (isUpright(rest[i]!) || line.confidence < DOUBTFUL ? [i] : []));
  const others = await model.read(
    image,
    unsure.map((i) => turned(along[i]!.box)),
    context,
  );
  for (const [at, i] of unsure.entries()) if (others[at]!.confidence > along[i]!.confidence) along[i] = others[at]!;
  const lines = signs.map((sign) => sign ?? along.shift()!);
  const read = lines.filter(isRead);
  const cells = await readHoles(model, image, read, context);
  return [...read, ...cells].map((line) => toOcrLine(line, image));
}

/** Lone signs that stand upright, at their boxes' places: turned over, a 6 that is narrower than high would be as sure a 9. */
async function loneSigns(
  model: PpOcr,
  image: RgbImage,
  boxes: readonly RotatedBox[],
  context: Pick<TaskContext, 'breathe'>,
): Promise<(ReadLine | undefined)[]> {
  const found: (ReadLine | undefined)[] = boxes.map(() => undefined);
  const narrow = boxes.flatMap((box, i) => (isUpright(box) && box.width > LONE_SIGN * box.height ? [i] : []));
  const read = await model.read(
    image,
    narrow.map((i) => boxes[i]!),
    context,
  );
  for (const [at, i] of narrow.entries())
    if (signsOf(read[at]!).length === 1 && isRead(read[at]!)) found[i] = read[at]!;
  return found;
}

function isRead({ words, confidence }: ReadLine): boolean {
  const signs = signsOf({ words });
  if (signs.length === 0 || (signs.length === 1 && LONE.test(signs[0]!))) return false;
  return confidence >= (signs.length > 2 ? LEAST : LEAST_SHORT);
}

function signsOf({ words }: Pick<ReadLine, 'words'>): string[] {
  return [...words.map(({ text }) => text).join('')];
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
