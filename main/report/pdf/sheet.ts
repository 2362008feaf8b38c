import { reportColors } from '../report-colors.ts';
import { drawLine } from './draw-line.ts';
import { asParagraph, type Flow, type Piece } from './flow.ts';
import type { FontSet } from './fonts.ts';
import { type Inline, type Line, setLines } from './paragraph.ts';
import type { TextStyle } from './pdf-style.ts';
import { decoration, type Tag, type Tagged } from './tags.ts';

/** Where parts came to stand, and where the contents still want the numbers of their pages. */
export interface Contents {
  pages: Map<string, number>;
  numbers: { id: string; page: number; y: number; tagged: Tagged }[];
  /** The last bookmark of each level. */
  bookmarks: Map<number, PDFKit.PDFOutline>;
}

/** Everything that is needed to put something on the pages of one document. */
export interface Sheet {
  pdf: PDFKit.PDFDocument;
  fonts: FontSet;
  flow: Flow;
  contents: Contents;
  /** Left edge and width of the text, pt. */
  left: number;
  width: number;
}

export interface ParagraphOptions {
  /** pt */
  gap?: number;
  staysWithNext?: boolean;
  /** A bar of this colour along its left side. */
  bar?: string;
  /** Drawn on one page where it is not higher than this, pt. */
  whole?: number;
  /** Called with the place of its first line, on the page where that is. */
  onFirst?(y: number): void;
}

/** Room between a bar and what stands beside it, pt. */
const barRoom = 10;

/** Text as an element of that tag within `parent`, line by line. */
export function paragraph(
  sheet: Sheet,
  inlines: readonly Inline[],
  parent: Tagged,
  tag: Tag,
  options: ParagraphOptions = {},
): Piece[] {
  const indent = options.bar === undefined ? 0 : barRoom;
  const lines = setLines(sheet.fonts, inlines, sheet.width - indent);
  const tagged = parent.within(tag);
  return asParagraph(linePieces(sheet, lines, tagged, options), options);
}

function linePieces(sheet: Sheet, lines: readonly Line[], tagged: Tagged, { bar, onFirst }: ParagraphOptions): Piece[] {
  return lines.map((line, index) => ({
    height: line.height,
    draw(y) {
      if (index === 0) onFirst?.(y);
      if (bar !== undefined) drawBar(sheet, y, line.height, bar);
      drawLine(sheet.pdf, line, sheet.left + (bar === undefined ? 0 : barRoom), y, tagged);
      if (index === lines.length - 1) tagged.end();
    },
  }));
}

function drawBar({ pdf, left }: Sheet, y: number, height: number, color: string): void {
  decoration(pdf, () => pdf.rect(left, y, 2.25, height).fill(color));
}

/** A line across the page. */
export function rule({ pdf, left, width }: Sheet, y: number, tone: 'light' | 'strong' = 'light'): void {
  const [thickness, color] = tone === 'light' ? [0.6, reportColors.line] : [1, reportColors.ink];
  decoration(pdf, () => {
    pdf
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(thickness)
      .strokeColor(color)
      .stroke();
  });
}

export const plain = (text: string, style: TextStyle): Inline[] => [{ text, style }];
