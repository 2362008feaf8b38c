import { columnPieces, rowPieces } from './columns.ts';
import type { Piece } from './flow.ts';
import type { Inline } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { plain, rule, type Sheet } from './sheet.ts';
import type { Tagged } from './tags.ts';

const gutter = 12;
/** Rows of a table that stands on one page. */
const smallTable = 6;

/** Left edges and widths of columns with room between them; `widths` in pt, of which one may be 0 and takes what is left. */
export function columnEdges({ left, width }: Pick<Sheet, 'left' | 'width'>, widths: readonly number[]) {
  const rest = width - widths.reduce((sum, one) => sum + one, 0);
  let x = left;
  return widths.map((one, index) => {
    const wide = one === 0 ? rest : one;
    const edge = { left: x, width: index === widths.length - 1 ? wide : wide - gutter };
    x += wide;
    return edge;
  });
}

/** Titles of columns, on this page and on every one that the table goes on to; to be ended with `flow.repeat(undefined)`. */
export function addHeads(
  sheet: Sheet,
  heads: readonly string[],
  edges: readonly { left: number; width: number }[],
  table: Tagged,
): void {
  const { flow } = sheet;
  const row = table.within('TR');
  const columns = (tagged?: Tagged) =>
    heads.map((text, i) => ({ inlines: plain(text, styles.cellHead), ...edges[i]!, tagged: tagged?.within('TH') }));
  const underline = (y: number) => rule(sheet, y + 3, 'strong');
  flow.add(...columnPieces(sheet, columns(row)).map((piece) => ({ ...piece, staysWithNext: true })), {
    height: 5,
    staysWithNext: true,
    draw: underline,
  });
  const again: Piece[] = [...columnPieces(sheet, columns()), { height: 5, draw: underline }];
  flow.repeat({
    height: again.reduce((sum, { height }) => sum + height, 0),
    draw(y) {
      let at = y;
      for (const piece of again) {
        piece.draw(at);
        at += piece.height;
      }
    },
  });
  row.end();
}

/** A table of texts. @param widths of its columns, pt; 0 for the one that takes what is left */
export function addTable(
  sheet: Sheet,
  heads: readonly string[],
  widths: readonly number[],
  rows: readonly { cells: readonly (readonly Inline[])[]; onFirst?: (y: number) => void }[],
  parent: Tagged,
): void {
  const { flow } = sheet;
  const table = parent.within('Table');
  const edges = columnEdges(sheet, widths);
  addHeads(sheet, heads, edges, table);
  for (const [index, { cells, onFirst }] of rows.entries()) {
    const row = table.within('TR');
    const columns = cells.map((inlines, i) => ({ inlines, ...edges[i]!, tagged: row.within('TD') }));
    const pieces = rowPieces(sheet, columnPieces(sheet, columns, onFirst), { padding: 4, onEnd: () => row.end() });
    // A small table is not parted.
    const stays = rows.length <= smallTable && index < rows.length - 1;
    flow.add(...pieces.map((piece) => (stays ? { ...piece, staysWithNext: true } : piece)));
  }
  flow.repeat(undefined);
  table.end();
}
