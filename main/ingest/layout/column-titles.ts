import type { Fragment } from './fragments.ts';
import { centre, overlap } from './geometry.ts';
import type { Row } from './rows.ts';

/** Rows farther apart than this many capitals belong to different tables. */
const FARTHEST = 6;
const NUMERIC = /\d/;

/**
 * Titles for the cells of every row, aligned with them; [] where the row stands in no table with titles.
 * A title row stands on top of a table, has (nearly) as many cells as the rows below and no number in a column where most of those
 * rows have one.
 */
export function columnTitles(rows: readonly Row[]): string[][] {
  const titles: string[][] = rows.map(() => []);
  for (let i = 0; i < rows.length; i++) {
    const head = rows[i]!;
    if (head.cells.length < 2) continue;
    const end = endOfTable(rows, i);
    const body = rows.slice(i + 1, end);
    if (isTitleRow(head, body)) {
      for (let r = 0; r < body.length; r++) titles[i + 1 + r] = body[r]!.cells.map((c) => titleOf(c, head));
    }
    i = end - 1;
  }
  return titles;
}

function endOfTable(rows: readonly Row[], start: number): number {
  let end = start + 1;
  while (end < rows.length && rows[end]!.cells.length >= 2) {
    const above = rows[end - 1]!;
    const gap = rows[end]!.box.y - (above.box.y + above.box.h);
    if (gap > FARTHEST * rows[end]!.cells[0]!.size) break;
    end++;
  }
  return end;
}

function isTitleRow(head: Row, body: readonly Row[]): boolean {
  if (body.length === 0) return false;
  if (head.cells.length < Math.max(...body.map((r) => r.cells.length)) - 1) return false;
  if (head.cells.some((c) => NUMERIC.test(c.text) && !/^\D*\b(19|20)\d\d$/.test(c.text))) return false;
  return head.cells.some((title) => {
    const column = body.flatMap((r) => r.cells.filter((c) => titleOf(c, head) === title.text));
    return column.length > 0 && column.filter((c) => NUMERIC.test(c.text)).length > column.length / 2;
  });
}

/** The title that stands over the cell: most shared width, else the nearest middle. */
function titleOf(cell: Fragment, head: Row): string {
  const over = (title: Fragment) => overlap(cell.box.x, cell.box.w, title.box.x, title.box.w);
  const away = (title: Fragment) =>
    Math.min(
      Math.abs(title.box.x - cell.box.x),
      Math.abs(centre(title.box.x, title.box.w) - centre(cell.box.x, cell.box.w)),
    );
  return [...head.cells].sort((a, b) => over(b) - over(a) || away(a) - away(b))[0]!.text;
}
