import type { Fragment } from './fragments.ts';
import { overlap } from './geometry.ts';
import { legible } from './legible.ts';
import { toRows } from './rows.ts';

/** What stands for nothing, yes or no in a table, and a lone letter that edges are read as, too. */
const SIGN = /^[-–—+×✓✗*?Il]$/u;
/** Least confidence of a sign or a short cell that only its place in a table speaks for. */
const CONFIDENCE = 0.5;
const SHORT = /^[\p{L}\p{N}]{1,2}[-+]?$/u;
/** How much higher than the cells beside it a letter may be: edges of boxes stand taller. */
const TALLER = 1.3;

/**
 * Fragments that are text to be read: legible ones, and signs and doubtful short cells that stand beside at least two legible cells and
 * above or beneath a cell of another such row. The same dash beside a picture is an edge of it.
 */
export function readableFragments(fragments: readonly Fragment[]): Fragment[] {
  const sure = new Set(fragments.filter(legible));
  const doubtful = new Set(fragments.filter((one) => !sure.has(one) && mayBeCell(one)));
  if (doubtful.size === 0) return [...sure];
  const rows = toRows([...sure, ...doubtful])
    .map(({ cells }) => cells)
    .filter((cells) => cells.filter((cell) => sure.has(cell)).length >= 2);
  for (const row of rows) {
    const others = rows.filter((other) => other !== row).flat();
    for (const cell of row) if (doubtful.has(cell) && fits(cell, row, others)) sure.add(cell);
  }
  return fragments.filter((one) => sure.has(one));
}

function mayBeCell({ text, confidence, code }: Fragment): boolean {
  return !code && confidence >= CONFIDENCE && (SIGN.test(text) || SHORT.test(text));
}

function fits({ box }: Fragment, row: readonly Fragment[], others: readonly Fragment[]): boolean {
  const size = Math.max(...row.map((cell) => cell.size));
  // A dash is narrower than what stands above it, which may stand at the other edge of a wide column.
  const inColumn = others.some((other) => overlap(box.x - size, box.w + 2 * size, other.box.x, other.box.w) > 0);
  return box.h <= TALLER * size && inColumn;
}
