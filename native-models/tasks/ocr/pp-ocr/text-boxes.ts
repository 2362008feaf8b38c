import { type Component, componentsOf } from '../components.ts';
import { cornersOf, leastRectangle, type Point, type RotatedBox } from './rotated-box.ts';

/** What a text detector says of each pixel: probability that it lies in the kernel of a line of text, row-major. */
export interface ProbabilityMap {
  data: Float32Array;
  width: number;
  height: number;
}

export interface TextBox extends RotatedBox {
  /** Mean probability within the kernel, 0–1. */
  score: number;
}

/** Probability from which a pixel belongs to a kernel. */
const PIXEL = 0.3;
/** Least mean probability of a kernel. */
const SCORE = 0.5;
/** The detector was trained on kernels shrunk by area · (1 − 0.4²) / perimeter; grown back by this ratio in its place, a line has room around it. */
const UNCLIP = 1.6;
/** px of the map; a kernel thinner than this is no text that could be read. */
const THINNEST = 3;
/** Lines that are read at most: more of them are a texture, and would keep a picture for a minute. */
const MOST = 400;

/**
 * Lines of text in the map of a detector with differentiable binarisation (DB, Liao et al. 2020): connected kernels, the least
 * rectangle around each, grown back to the size of the letters.
 * @param picture size of the picture that the map is of; boxes are in its pixels
 */
export function textBoxes(map: ProbabilityMap, picture: { width: number; height: number }): TextBox[] {
  const { data, width, height } = map;
  const [right, down] = [picture.width / width, picture.height / height];
  const dark = new Uint8Array(width * height);
  for (let i = 0; i < dark.length; i++) dark[i] = data[i]! > PIXEL ? 0 : 255;
  const found: TextBox[] = [];
  for (const component of componentsOf({ data: dark, width, height }, 128)) {
    const kernel = leastRectangle(outline(component));
    if (Math.min(kernel.width, kernel.height) < THINNEST) continue;
    if (found.length === MOST) break;
    const score = meanWithin(map, component);
    if (score < SCORE) continue;
    // The map's pixels need not be square in the picture: the grown corners are, so the rectangle is taken anew.
    const corners = cornersOf(grown(kernel)).map(([x, y]): Point => [x * right, y * down]);
    found.push({ ...leastRectangle(corners), score });
  }
  return found;
}

/** The rectangle moved outwards by area · ratio / perimeter on all sides (Vatti clipping of a rectangle, its corners kept). */
export function grown(box: RotatedBox, ratio = UNCLIP): RotatedBox {
  const by = (box.width * box.height * ratio) / (2 * (box.width + box.height));
  return { ...box, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Corners of each run's ends: the hull of all pixels needs no others. */
function outline({ runs }: Component): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const [y, from, to] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    points.push([from, y], [to, y], [from, y + 1], [to, y + 1]);
  }
  return points;
}

function meanWithin({ data, width }: ProbabilityMap, { runs, area }: Component): number {
  let sum = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const row = runs[i]! * width;
    for (let x = runs[i + 1]!; x < runs[i + 2]!; x++) sum += data[row + x]!;
  }
  return sum / area;
}
