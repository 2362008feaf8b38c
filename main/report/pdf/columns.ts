import { drawLine } from './draw-line.ts';
import type { Piece } from './flow.ts';
import { type Inline, setLines } from './paragraph.ts';
import { rule, type Sheet } from './sheet.ts';
import type { Tagged } from './tags.ts';

/** One cell of a row: text in a column of its own. */
export interface Column {
  inlines: readonly Inline[];
  /** pt, of the page */
  left: number;
  width: number;
  /** Ended with the row. */
  tagged: Tagged | undefined;
}

/** Texts side by side, line by line, so that a row that is too high for a page can be parted. */
export function columnPieces(sheet: Sheet, columns: readonly Column[], onFirst?: (y: number) => void): Piece[] {
  const set = columns.map(({ inlines, left, width, tagged }) => ({
    lines: setLines(sheet.fonts, inlines, width),
    left,
    tagged,
  }));
  const count = Math.max(...set.map(({ lines }) => lines.length));
  const height = Math.max(...set.flatMap(({ lines }) => lines.map((line) => line.height)));
  return Array.from({ length: count }, (_, index) => ({
    height,
    draw(y: number) {
      if (index === 0) onFirst?.(y);
      for (const { lines, left, tagged } of set) {
        if (lines[index]) drawLine(sheet.pdf, lines[index], left, y, tagged);
        if (index === count - 1) tagged?.end();
      }
    },
  }));
}

/** What stands at the beginning of a row and does not flow. */
export interface Fixed {
  height: number;
  draw(y: number): void;
}

/**
 * Pieces with something beside them, and a line across the page at their end. What is fixed is drawn with the first and parted from none
 * that stands beside it.
 */
export function rowPieces(
  sheet: Sheet,
  flowing: readonly Piece[],
  { fixed = [], padding, onEnd }: { fixed?: readonly Fixed[]; padding: number; onEnd?(): void },
): Piece[] {
  const wanted = Math.max(0, ...fixed.map(({ height }) => height));
  const own = flowing.reduce((sum, { height, gap = 0 }) => sum + height + gap, 0);
  const isWhole = Math.max(own, wanted) < sheet.flow.pageHeight / 3;
  const all: Piece[] = [
    { height: padding, draw: (y) => fixed.forEach((one) => void one.draw(y + padding)) },
    ...flowing,
    { height: Math.max(0, wanted - own) + padding, draw: () => {} },
  ];
  let below = 0;
  return all.map((piece, index) => {
    below += index === 0 ? 0 : piece.height + (piece.gap ?? 0);
    const isLast = index === all.length - 1;
    const isSide = below < wanted || index === 0 || index === all.length - 2;
    return {
      ...piece,
      staysWithNext: !isLast && (isWhole || isSide || piece.staysWithNext === true),
      draw(y: number) {
        piece.draw(y);
        if (!isLast) return;
        rule(sheet, y + piece.height);
        onEnd?.();
      },
    };
  });
}
