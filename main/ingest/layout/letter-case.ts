import type { Fragment } from './fragments.ts';
import { median } from './geometry.ts';
import type { Row } from './rows.ts';

/** Letters whose small and large forms differ in size alone. */
const SAME_SHAPE = /^[cosuvwxz]$/iu;
/** As high as a capital in any typeface; what has an ascender may stand higher. */
const CAPITALS = /^[\p{Lu}\p{N}]+$/u;
/** Heights in capitals of the cells beside: halfway between x-height and capital parts small from large … */
const LARGE = 0.87;
/** … and beyond these the cell is set in another size, which tells nothing. */
const [LEAST, MOST] = [0.6, 1.25];

/** Rows in which a cell of one letter is as large as it stands beside its neighbours: alone, a C and a c are one picture to a recogniser. */
export function withLetterCase(rows: readonly Row[]): Row[] {
  return rows.map((row) =>
    row.cells.some(({ text }) => SAME_SHAPE.test(text))
      ? { ...row, cells: row.cells.map((cell) => settled(cell, row)) }
      : row,
  );
}

function settled(cell: Fragment, row: Row): Fragment {
  if (!SAME_SHAPE.test(cell.text)) return cell;
  const beside = row.cells.filter(({ text }) => /[\p{L}\p{N}]/u.test(text) && !SAME_SHAPE.test(text));
  const plain = beside.filter(({ text }) => CAPITALS.test(text));
  const height = cell.box.h / median((plain.length > 0 ? plain : beside).map(({ size }) => size));
  if (!(height >= LEAST && height <= MOST)) return cell;
  const text = height >= LARGE ? cell.text.toUpperCase() : cell.text.toLowerCase();
  return { ...cell, text };
}
