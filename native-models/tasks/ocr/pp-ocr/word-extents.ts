import type { Straight } from './straighten.ts';
import type { LineWord } from './words-of-line.ts';

/** Where a word's ink lies in a straightened line, fractions of it. */
export interface Extent {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Ink is what differs from the ground by this share of what the strongest pixels do. */
const INK = 0.4;
/** Share of pixels that count as the strongest. */
const STRONGEST = 0.02;

/**
 * Extents of words: the recogniser tells the middle of each letter only, and layout compares heights of letters and gaps between words,
 * so both are measured in the picture. Words part in the middle of the widest gap between their outermost letters.
 * @param steps of the recogniser over the whole line
 */
export function wordExtents(line: Straight, words: readonly LineWord[], steps: number): Extent[] {
  const { width, height } = line;
  const ink = inkOf(line);
  const columns = new Uint16Array(width);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) columns[x]! += ink[y * width + x]!;
  const column = (step: number) => Math.min(width, Math.max(0, Math.round((step / steps) * width)));
  const cuts = [0];
  for (let i = 1; i < words.length; i++)
    cuts.push(widestGap(columns, column(words[i - 1]!.to), column(words[i]!.from)));
  cuts.push(width);
  return words.map(({ from, to }, i) => {
    let [x0, x1] = [cuts[i]!, cuts[i + 1]!];
    while (x0 < x1 && columns[x0] === 0) x0++;
    while (x1 > x0 && columns[x1 - 1] === 0) x1--;
    // Where there is no ink to be told from the ground the letters' steps must do.
    if (x1 <= x0) [x0, x1] = [column(from), Math.max(column(to), column(from) + 1)];
    const [y0, y1] = rowsOf(ink, width, height, x0, x1);
    return { x0: x0 / width, y0: y0 / height, x1: x1 / width, y1: y1 / height };
  });
}

/** 1 where a pixel differs from the ground, which is the commonest colour of the line's edges. */
function inkOf({ data, width, height }: Straight): Uint8Array {
  const ground = [0, 1, 2].map((c) => {
    const edge: number[] = [];
    for (let x = 0; x < width; x++) edge.push(data[x * 3 + c]!, data[((height - 1) * width + x) * 3 + c]!);
    return edge.sort((a, b) => a - b)[edge.length >> 1]!;
  });
  const away = new Uint8Array(width * height);
  const counts = new Uint32Array(256);
  for (let i = 0; i < away.length; i++) {
    let most = 0;
    for (let c = 0; c < 3; c++) most = Math.max(most, Math.abs(data[i * 3 + c]! - ground[c]!));
    away[i] = most;
    counts[most]!++;
  }
  let strongest = 255;
  for (let seen = counts[255]!; strongest > 1 && seen < STRONGEST * away.length; ) seen += counts[--strongest]!;
  return away.map((value) => (value >= Math.max(1, INK * strongest) ? 1 : 0));
}

/** Middle of the longest run of columns with the least ink between two. */
function widestGap(columns: Uint16Array, from: number, to: number): number {
  if (to <= from) return from;
  const least = Math.min(...columns.subarray(from, to));
  let [best, bestLength] = [from, 0];
  for (let x = from, run = 0; x < to; x++) {
    run = columns[x] === least ? run + 1 : 0;
    if (run > bestLength) [best, bestLength] = [x - run / 2, run];
  }
  return Math.round(best);
}

function rowsOf(ink: Uint8Array, width: number, height: number, x0: number, x1: number): [number, number] {
  const has = (y: number) => {
    for (let x = x0; x < x1; x++) if (ink[y * width + x]) return true;
    return false;
  };
  let [y0, y1] = [0, height];
  while (y0 < y1 && !has(y0)) y0++;
  while (y1 > y0 && !has(y1 - 1)) y1--;
  return y1 > y0 ? [y0, y1] : [0, height];
}
