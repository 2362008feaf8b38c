import { drawLine } from './draw-line.ts';
import type { Piece } from './flow.ts';
import { setLines } from './paragraph.ts';
import { styles, type TextStyle } from './pdf-style.ts';
import { plain, rule, type Sheet } from './sheet.ts';
import type { Tagged } from './tags.ts';

export interface Cell {
  text: string;
  style: TextStyle;
}

const gutter = 14;
const padding = 4;

/**
 * A table whose heads stand on every page that it reaches; a row that is higher than a third of a page may be parted between lines.
 * @param shares of the width, adding up to 1
 */
export function addTable(
  sheet: Sheet,
  heads: readonly string[],
  shares: readonly number[],
  rows: readonly (readonly Cell[])[],
  parent: Tagged,
): void {
  const { flow } = sheet;
  const tagged = parent.within('Table');
  const head = heads.map((text) => ({ text, style: styles.cellHead }));
  const first = rowPieces(sheet, head, shares, tagged.within('TR'), 'TH');
  flow.add(...first.map((piece) => ({ ...piece, staysWithNext: true })));
  const again = rowPieces(sheet, head, shares, undefined, 'TH');
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
  for (const row of rows) flow.add(...rowPieces(sheet, row, shares, tagged.within('TR'), 'TD'));
  flow.repeat(undefined);
  tagged.end();
}

/** @param tagged undefined for heads that were told before */
function rowPieces(
  sheet: Sheet,
  cells: readonly Cell[],
  shares: readonly number[],
  tagged: Tagged | undefined,
  tag: 'TH' | 'TD',
): Piece[] {
  const edges = shares.map((_, i) => shares.slice(0, i).reduce((sum, share) => sum + share, 0) * sheet.width);
  const columns = cells.map(({ text, style }, i) => ({
    lines: setLines(sheet.fonts, plain(text, { ...style, leading: 12 }), sheet.width * shares[i]! - gutter),
    x: sheet.left + edges[i]!,
    tagged: tagged?.within(tag),
  }));
  const count = Math.max(...columns.map(({ lines }) => lines.length));
  const isWhole = count * 12 < sheet.flow.pageHeight / 3;
  return Array.from({ length: count }, (_, index): Piece => {
    const isLast = index === count - 1;
    const above = index === 0 ? padding : 0;
    return {
      height: 12 + above + (isLast ? padding : 0),
      staysWithNext: isWhole && !isLast,
      draw(y) {
        for (const column of columns) {
          const line = column.lines[index];
          if (line) drawLine(sheet.pdf, line, column.x, y + above, column.tagged);
        }
        if (!isLast) return;
        for (const column of columns) column.tagged?.end();
        tagged?.end();
        rule(sheet, y + 12 + above + padding);
      },
    };
  });
}
