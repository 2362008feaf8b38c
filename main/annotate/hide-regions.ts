import type { AnnotationOf } from '../../preload/contract/annotation.ts';
import type { Box } from '../../preload/contract/evidence.ts';

export type HideStyle = AnnotationOf<'hide'>['style'];

interface Pixels {
  /** RGB */
  data: Uint8Array;
  width: number;
  height: number;
}

/** Along the longer side. Fine mosaics can be read back by trying texts until one gives the same cells (Hill et al., PETS 2016). */
const CELLS = 4;
/** Averages are rounded to this: what is left of a line of letters in an average is less. */
const STEP = 24;
/** px around a region: decoders and scalers let a pixel colour its neighbours. */
const MARGIN = 3;

/**
 * Puts a few coarse averages in the place of regions, in place; a blur is drawn from those averages alone, so that there is nothing in
 * it to sharpen. Regions are widened to whole pixels and by a margin.
 */
export function hideRegions(pixels: Pixels, regions: readonly { box: Box; style: HideStyle }[]): void {
  for (const { box, style } of regions) {
    const rect = wholePixels(box, pixels);
    if (!rect) continue;
    const cells = averages(pixels, rect);
    if (style === 'pixelate') fillBlocks(pixels, rect, cells);
    else fillSmoothly(pixels, rect, cells);
  }
}

interface Span {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function wholePixels({ x, y, w, h }: Box, { width, height }: Pixels): Span | null {
  const left = Math.max(0, Math.floor(x * width) - MARGIN);
  const top = Math.max(0, Math.floor(y * height) - MARGIN);
  const right = Math.min(width, Math.ceil((x + w) * width) + MARGIN);
  const bottom = Math.min(height, Math.ceil((y + h) * height) + MARGIN);
  return w > 0 && h > 0 && right > left && bottom > top ? { left, top, right, bottom } : null;
}

interface Cells {
  across: number;
  down: number;
  /** RGB of each, row by row. */
  values: Float64Array;
}

const columnOf = (x: number, { left, right }: Span, across: number): number =>
  Math.min(across - 1, Math.floor(((x - left) * across) / (right - left)));
const rowOf = (y: number, { top, bottom }: Span, down: number): number =>
  Math.min(down - 1, Math.floor(((y - top) * down) / (bottom - top)));

function averages({ data, width }: Pixels, rect: Span): Cells {
  const [w, h] = [rect.right - rect.left, rect.bottom - rect.top];
  const scale = CELLS / Math.max(w, h);
  const across = Math.max(1, Math.min(w, Math.round(w * scale)));
  const down = Math.max(1, Math.min(h, Math.round(h * scale)));
  const values = new Float64Array(across * down * 3);
  const counts = new Float64Array(across * down);
  for (let y = rect.top; y < rect.bottom; y++) {
    const row = rowOf(y, rect, down) * across;
    for (let x = rect.left; x < rect.right; x++) {
      const cell = row + columnOf(x, rect, across);
      const from = (y * width + x) * 3;
      counts[cell]! += 1;
      for (let c = 0; c < 3; c++) values[cell * 3 + c]! += data[from + c]!;
    }
  }
  for (let i = 0; i < values.length; i++) {
    const mean = values[i]! / counts[Math.floor(i / 3)]!;
    values[i] = Math.min(255, Math.round(mean / STEP) * STEP);
  }
  return { across, down, values };
}

function fillBlocks({ data, width }: Pixels, rect: Span, { across, down, values }: Cells): void {
  for (let y = rect.top; y < rect.bottom; y++) {
    const row = rowOf(y, rect, down) * across;
    for (let x = rect.left; x < rect.right; x++) {
      const cell = row + columnOf(x, rect, across);
      data.set(values.subarray(cell * 3, cell * 3 + 3), (y * width + x) * 3);
    }
  }
}

/** From the middle of each cell to the middle of the next, by straight lines. */
function fillSmoothly({ data, width }: Pixels, rect: Span, { across, down, values }: Cells): void {
  const between = (at: number, length: number, count: number) => {
    const place = Math.max(0, Math.min(count - 1, ((at + 0.5) * count) / length - 0.5));
    const low = Math.floor(place);
    return { low, high: Math.min(count - 1, low + 1), part: place - low };
  };
  const columns = Array.from({ length: rect.right - rect.left }, (_, x) => between(x, rect.right - rect.left, across));
  for (let y = rect.top; y < rect.bottom; y++) {
    const row = between(y - rect.top, rect.bottom - rect.top, down);
    for (let x = rect.left; x < rect.right; x++) {
      const column = columns[x - rect.left]!;
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const cell = (r: number, k: number) => values[(r * across + k) * 3 + c]!;
        const upper = cell(row.low, column.low) * (1 - column.part) + cell(row.low, column.high) * column.part;
        const lower = cell(row.high, column.low) * (1 - column.part) + cell(row.high, column.high) * column.part;
        data[to + c] = Math.round(upper * (1 - row.part) + lower * row.part);
      }
    }
  }
}
