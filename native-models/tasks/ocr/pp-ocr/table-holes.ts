import type { RotatedBox } from './rotated-box.ts';

/** A place of a table where a cell would stand and none was read, px of the picture. */
export interface Hole {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Usual height of a line's box in its row. */
  height: number;
}

interface Row {
  cells: RotatedBox[];
  middle: number;
  height: number;
}

/** Radians; a line that leans more stands in no row. The rectangle around a short word leans a little by its letters alone. */
const LEVEL = 0.15;
/** Rows that have a cell there, so that a column is one. */
const SUPPORT = 2;
/** Cells of a row, so that it may be a table's. */
const FEWEST_CELLS = 2;
/** Rows farther apart than this many heights are of different tables. */
const FARTHEST = 4;
/** Lines of one row differ in height by this factor at most: a heading beside a list makes no table. */
const TALLER = 2;

/**
 * Holes of the tables that lines stand in: detectors lose lone digits and dashes, but the cells above, below and beside tell where
 * they would stand. A row has at least two cells beside each other, a column cells in at least two other rows of its table.
 * @param boxes of lines that were read; those that do not run from left to right count for nothing
 */
export function tableHoles(boxes: readonly RotatedBox[]): Hole[] {
  const holes = tablesOf(rowsOf(boxes)).flatMap((table) => table.flatMap((row) => holesOf(row, table)));
  const free = holes.filter((hole) => !boxes.some((box) => lies(box, hole)));
  // Cells of one line that stand a little apart may be two rows with one hole.
  return free.filter((hole, i) => !free.slice(0, i).some((other) => lies(middleOf(hole), other)));
}

/** Whether the middle of a box, which may be of no row, lies in a hole. */
function lies({ x, y }: Pick<RotatedBox, 'x' | 'y'>, { x0, y0, x1, y1 }: Hole): boolean {
  return x > x0 && x < x1 && y > y0 && y < y1;
}

function middleOf({ x0, y0, x1, y1 }: Hole): { x: number; y: number } {
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}

function rowsOf(boxes: readonly RotatedBox[]): Row[] {
  const level = boxes.filter(({ angle }) => Math.abs(angle) < LEVEL).sort((a, b) => a.y - b.y);
  const groups: RotatedBox[][] = [];
  for (const box of level) {
    const group = groups.findLast((one) => one.every((other) => beside(other, box)));
    if (group) group.push(box);
    else groups.push([box]);
  }
  return groups
    .filter((cells) => cells.length >= FEWEST_CELLS)
    .map((cells) => ({ cells, middle: median(cells.map(({ y }) => y)), height: median(cells.map((c) => c.height)) }));
}

function beside(a: RotatedBox, b: RotatedBox): boolean {
  const [less, more] = [Math.min(a.height, b.height), Math.max(a.height, b.height)];
  return more < TALLER * less && Math.abs(a.y - b.y) < 0.4 * less && Math.abs(a.x - b.x) > (a.width + b.width) / 2.5;
}

/** Runs of rows that follow each other closely. */
function tablesOf(rows: readonly Row[]): Row[][] {
  const tables: Row[][] = [];
  for (const row of rows) {
    const table = tables.at(-1);
    const above = table?.at(-1);
    const near = above && row.middle - above.middle < FARTHEST * Math.min(row.height, above.height);
    if (table && near) table.push(row);
    else tables.push([row]);
  }
  return tables.filter((table) => table.length > SUPPORT);
}

/** Where other rows have cells and this one has none, with half a line's height on either side as far as its own cells let it. */
function holesOf(row: Row, table: readonly Row[]): Hole[] {
  const margin = row.height / 2;
  const taken = row.cells.map(spanOf).sort((a, b) => a[0] - b[0]);
  const free = table
    .filter((other) => other !== row)
    .map((other) => other.cells.map(spanOf).filter(([x0, x1]) => taken.every(([t0, t1]) => x1 <= t0 || x0 >= t1)));
  const columns: { x0: number; x1: number; rows: Set<number> }[] = [];
  const spans = free.flatMap((cells, r) => cells.map(([x0, x1]) => ({ x0, x1, r })));
  for (const { x0, x1, r } of spans.sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    // Grown by the margin they would meet, and what stands between them would be read twice.
    if (last && x0 < last.x1 + 2 * margin) {
      last.x1 = Math.max(last.x1, x1);
      last.rows.add(r);
    } else columns.push({ x0, x1, rows: new Set([r]) });
  }
  return columns
    .filter(({ rows }) => rows.size >= SUPPORT)
    .map(({ x0, x1 }) => ({
      x0: Math.max(x0 - margin, ...taken.filter(([, t1]) => t1 <= x0).map(([, t1]) => t1)),
      x1: Math.min(x1 + margin, ...taken.filter(([t0]) => t0 >= x1).map(([t0]) => t0)),
      y0: row.middle - row.height / 2,
      y1: row.middle + row.height / 2,
      height: row.height,
    }));
}

function spanOf({ x, width }: RotatedBox): [number, number] {
  return [x - width / 2, x + width / 2];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
