import type { RgbImage } from '../../../protocol.ts';
import type { TaskContext } from '../../../runtimes/task.ts';
import { type HoleInk, inkInHole } from './ink-in-hole.ts';
import type { PpOcr, ReadLine } from './pp-ocr.ts';
import { type Hole, tableHoles } from './table-holes.ts';

/** Least mean confidence of what stands where a cell must be: no texture lies there. */
const LEAST = 0.5;
/** Room around the ink as the detector's boxes have it, parts of the line's height. */
const ROOM = 0.18;
/** Signs of a cell at most: longer ones are found by the detector. */
const MOST_SIGNS = 4;

/** Cells that stand in the holes of tables. @param lines that were read in the picture */
export async function readHoles(
  model: Pick<PpOcr, 'read'>,
  image: RgbImage,
  lines: readonly ReadLine[],
  context: Pick<TaskContext, 'breathe'>,
): Promise<ReadLine[]> {
  const filled = tableHoles(lines.map(({ box }) => box)).flatMap((hole) => {
    const ink = inkInHole(image, hole);
    return ink ? [{ ink, box: boxAround(ink, hole) }] : [];
  });
  const dashes = filled.filter(({ ink }) => ink.isDash).map(({ ink, box }) => dashAt(ink, box));
  const boxes = filled.filter(({ ink }) => !ink.isDash).map(({ box }) => box);
  const read = await model.read(image, boxes, context);
  return [...dashes, ...read.filter(isCell)];
}

function isCell({ words, confidence }: ReadLine): boolean {
  const text = words.map((word) => word.text).join('');
  return /^[-–—+]$|[\p{L}\p{N}]/u.test(text) && [...text].length <= MOST_SIGNS && confidence >= LEAST;
}

function boxAround({ x0, x1 }: HoleInk, { y0, y1, height }: Hole): ReadLine['box'] {
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, width: x1 - x0 + 2 * ROOM * height, height: y1 - y0, angle: 0 };
}

function dashAt({ x0, y0, x1, y1 }: HoleInk, box: ReadLine['box']): ReadLine {
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
  const part = (value: number, from: number, length: number) => (value - from) / length;
  const extent = {
    x0: part(x0, left, box.width),
    x1: part(x1, left, box.width),
    y0: part(y0, top, box.height),
    y1: part(y1, top, box.height),
  };
  return { box, confidence: 1, words: [{ text: '–', confidence: 1, from: 0, to: 1, ...extent }] };
}
