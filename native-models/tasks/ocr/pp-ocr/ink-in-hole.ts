import type { RgbImage } from '../../../protocol.ts';
import { type Component, componentsOf } from '../components.ts';
import type { Hole } from './table-holes.ts';

/** What stands in a hole, px of the picture. */
export interface HoleInk {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** A stroke that lies: nothing else looks like it, and a recogniser, which sees it blown up, takes it for an l or a 1 turned over. */
  isDash: boolean;
}

/** Least distance from the ground, 0–255 in the channel that differs most, that compression does not make. */
const INK = 56;
/** Parts of a line's height: ink that is smaller both ways is dirt … */
const SMALLEST = 0.12;
/** … and ink as wide as this and as flat as that in the middle of the line is a dash. */
const DASH_WIDTH = 0.2;
const DASH_HEIGHT = 0.14;
const FLATTEST = 2.2;
/** Least share of ink in it: compression frays a thin one. */
const FILLED = 0.6;

/** The ink in a hole without the rules around it; undefined where nothing stands there. */
export function inkInHole(image: RgbImage, hole: Hole): HoleInk | undefined {
  const [left, top] = [Math.max(0, Math.floor(hole.x0)), Math.max(0, Math.floor(hole.y0))];
  const width = Math.min(image.width, Math.ceil(hole.x1)) - left;
  const height = Math.min(image.height, Math.ceil(hole.y1)) - top;
  if (width < 3 || height < 3) return undefined;
  const data = away(image, left, top, width, height);
  const pieces = componentsOf({ data, width, height }, 128).filter((piece) => isLetter(piece, width, height, hole));
  if (pieces.length === 0) return undefined;
  const [x0, y0] = [Math.min(...pieces.map((piece) => piece.x0)), Math.min(...pieces.map((piece) => piece.y0))];
  const [x1, y1] = [Math.max(...pieces.map((piece) => piece.x1)), Math.max(...pieces.map((piece) => piece.y1))];
  return {
    x0: left + x0,
    y0: top + y0,
    x1: left + x1,
    y1: top + y1,
    isDash: pieces.length === 1 && isDash(pieces[0]!, height, hole),
  };
}

/** 0 where a pixel differs from the ground, the commonest colour, 255 elsewhere. */
function away({ data, width: stride }: RgbImage, left: number, top: number, width: number, height: number): Uint8Array {
  const at = (x: number, y: number) => ((top + y) * stride + left + x) * 3;
  const ground = [0, 1, 2].map((c) => {
    const values: number[] = [];
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) values.push(data[at(x, y) + c]!);
    return values.sort((a, b) => a - b)[values.length >> 1]!;
  });
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = at(x, y);
      const most = Math.max(...ground.map((value, c) => Math.abs(data[i + c]! - value)));
      dark[y * width + x] = most >= INK ? 0 : 255;
    }
  }
  return dark;
}

/** Rules run along an edge of the hole or from one to another, letters keep clear of them. */
function isLetter({ x0, y0, x1, y1 }: Component, width: number, height: number, hole: Hole): boolean {
  if (x0 === 0 || x1 === width || (y0 === 0 && y1 === height)) return false;
  if ((y0 === 0 || y1 === height) && x1 - x0 > hole.height) return false;
  return Math.max(x1 - x0, y1 - y0) >= SMALLEST * hole.height;
}

function isDash({ x0, y0, x1, y1, area }: Component, height: number, hole: Hole): boolean {
  const [w, h, middle] = [x1 - x0, y1 - y0, (y0 + y1) / 2 / height];
  const flat = w >= FLATTEST * h && w >= DASH_WIDTH * hole.height && h <= Math.max(3, DASH_HEIGHT * hole.height);
  return flat && area > FILLED * w * h && middle > 0.35 && middle < 0.75;
}
