import { overlap } from './geometry.ts';
import type { Row } from './rows.ts';

/** How much larger than what stands beneath a heading is set. */
const LARGER = 1.32;
const LONGEST_WORDS = 16;

/** For every row whether it is a heading, and the index of the heading that it stands under (null where there is none). */
export function findHeadings(rows: readonly Row[]): { isHeading: boolean; under: number | null }[] {
  const isHeading = rows.map((row, i) => standsOver(row, rows.slice(i + 1)));
  return rows.map((row, i) => ({ isHeading: isHeading[i]!, under: headingOf(row, i, rows, isHeading) }));
}

function standsOver(row: Row, beneath: readonly Row[]): boolean {
  const [cell] = row.cells;
  if (!cell || row.cells.length > 1 || cell.code || cell.bullet) return false;
  if (cell.text.split(/\s+/).length > LONGEST_WORDS || /[.;,]$/.test(cell.text)) return false;
  return beneath.length > 0 && cell.size >= LARGER * usualSize(beneath);
}

/** Median size, weighted by the length of the text. */
function usualSize(rows: readonly Row[]): number {
  const cells = rows.flatMap((r) => r.cells).sort((a, b) => a.size - b.size);
  const half = cells.reduce((sum, c) => sum + c.text.length, 0) / 2;
  let passed = 0;
  for (const cell of cells) {
    passed += cell.text.length;
    if (passed >= half) return cell.size;
  }
  return 0;
}

/** The nearest heading above that is set larger; one that stands over the row itself goes before one beside it. */
function headingOf(row: Row, index: number, rows: readonly Row[], isHeading: readonly boolean[]): number | null {
  // The smallest cell: one cell measured too large (an edge read along) must not lift a row out of its heading.
  const size = Math.min(...row.cells.map((c) => c.size));
  let beside: number | null = null;
  for (let i = index - 1; i >= 0; i--) {
    const above = rows[i]!;
    if (!isHeading[i] || above.cells[0]!.size < 1.1 * size) continue;
    if (overlap(above.box.x, above.box.w, row.box.x, row.box.w) > 0) return i;
    beside ??= i;
  }
  return beside;
}
