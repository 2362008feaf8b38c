import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { reportColors } from '../report-colors.ts';
import { hex, type RunLook, textParagraph } from './docx-text.ts';

/** What one cell holds; `span` rows high, 1 where it is left out. */
export interface Cell {
  children: Paragraph[];
  span?: number;
}

export const textCell = (text: string, look: RunLook = {}, keepNext = false): Cell => ({
  children: [textParagraph(text, { style: 'Cell', keepNext }, look)],
});

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin = { style: BorderStyle.SINGLE, size: 4, color: hex(reportColors.line) };

/** Widths that add up to `total` twips; the one that is 0 takes what is left. */
export function columnWidths(total: number, widths: readonly number[]): number[] {
  const rest = total - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => (one === 0 ? rest : one));
}

/**
 * A table with lines between its rows only; its head is repeated on every page, and no row is parted.
 * @param heads [] for a table that only arranges
 * @param widths of the columns, twips
 */
export function table(heads: readonly string[], widths: readonly number[], rows: readonly (readonly Cell[])[]): Table {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((text, i) =>
      cellOf(textCell(text, { bold: true, color: hex(reportColors.quiet) }), widths[i]!),
    ),
  });
  const body = rows.map(
    (cells) =>
      // A row that is higher than a page must be parted all the same: Word would cut it off.
      new TableRow({ cantSplit: !isLong(cells), children: placed(cells, widths) }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top: none, left: none, right: none, bottom: thin, insideHorizontal: thin, insideVertical: none },
    margins: { top: 60, bottom: 60, left: 0, right: 160 },
    rows: heads.length === 0 ? body : [head, ...body],
  });
}

/** The cells of a row that begins in the last columns, where higher cells of the row before fill the first. */
function placed(cells: readonly Cell[], widths: readonly number[]): TableCell[] {
  const first = widths.length - cells.length;
  return cells.map((cell, index) => cellOf(cell, widths[first + index]!));
}

function cellOf({ children, span = 1 }: Cell, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: children.length > 0 ? children : [new Paragraph({ style: 'Cell' })],
    ...(span > 1 && { rowSpan: span }),
  });
}

const isLong = (cells: readonly Cell[]): boolean => cells.some(({ children }) => children.length > 40);
