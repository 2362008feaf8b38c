import type { Fragment } from './fragments.ts';
import { median } from './geometry.ts';
import type { Row } from './rows.ts';

/** Fewest words that a column of running text has in its usual line. */
const PROSE_WORDS = 5;
const FEWEST_LINES = 3;

/**
 * Two columns of running text look like a table of long cells. Where at least three rows in a run have the same number of cells and
 * every column's usual cell is a line of five words or more, the rows are taken apart again: column by column, as they are read.
 */
export function splitProseColumns(rows: readonly Row[]): Row[] {
  const out: Row[] = [];
  let i = 0;
  while (i < rows.length) {
    const count = rows[i]!.cells.length;
    let end = i + 1;
    while (end < rows.length && rows[end]!.cells.length === count) end++;
    const run = rows.slice(i, end);
    if (count >= 2 && run.length >= FEWEST_LINES && isProse(run, count)) out.push(...columnByColumn(run, count));
    else out.push(...run);
    i = end;
  }
  return out;
}

function isProse(run: readonly Row[], count: number): boolean {
  for (let column = 0; column < count; column++) {
    if (median(run.map((r) => words(r.cells[column]!))) < PROSE_WORDS) return false;
  }
  return true;
}

function columnByColumn(run: readonly Row[], count: number): Row[] {
  return Array.from({ length: count }, (_, column) =>
    run.map((r) => ({ cells: [r.cells[column]!], box: r.cells[column]!.box })),
  ).flat();
}

function words(fragment: Fragment): number {
  return fragment.text.split(/\s+/).length;
}
