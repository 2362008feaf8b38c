import { shorten } from '../clean-text.ts';
import { words } from '../words.ts';
import { drawLine } from './draw-line.ts';
import { setLines, widthOf } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import type { Tagged } from './tags.ts';

/** A heading that bookmarks, and in long reports a table of contents, lead to. */
export interface Heading {
  /** Name of its destination. */
  name: string;
  title: string;
  level: 2 | 3;
}

/** Where headings came to stand, and where their page numbers are still to be written. */
export interface Contents {
  pages: Map<string, number>;
  numbers: { name: string; page: number; y: number; tagged: Tagged }[];
  bookmark: PDFKit.PDFOutline | undefined;
}

export const newContents = (): Contents => ({ pages: new Map(), numbers: [], bookmark: undefined });

const numberRoom = 40;
const indent = 14;

/** Lists the headings with room for their pages, which are not known yet. */
export function addContents(sheet: Sheet, headings: readonly Heading[], root: Tagged): void {
  const { flow, fonts, contents } = sheet;
  flow.add(...paragraph(sheet, plain(words.contents, styles.heading), root, 'H2', { gap: 20, staysWithNext: true }));
  const list = root.within('TOC');
  for (const { name, title, level } of headings) {
    const tagged = list.within('TOCI');
    const inset = level === 3 ? indent : 0;
    const style = { ...styles.contents, weight: level === 3 ? ('regular' as const) : ('strong' as const) };
    const lines = setLines(fonts, plain(shorten(title, 150), style), sheet.width - numberRoom - inset);
    flow.add(
      ...lines.map((line, index) => ({
        height: line.height,
        gap: index === 0 ? (level === 3 ? 1 : 6) : 0,
        staysWithNext: index < lines.length - 1,
        draw(y: number) {
          const area = { x: sheet.left + inset, y, width: sheet.width - inset, height: line.height };
          tagged.link(area, name, title, (link) => drawLine(sheet.pdf, line, area.x, y, link));
          if (index === lines.length - 1) contents.numbers.push({ name, page: pageOf(sheet), y, tagged });
        },
      })),
    );
  }
  flow.breakPage();
}

/** The page that is drawn on, from 0. */
export function pageOf({ pdf }: Pick<Sheet, 'pdf'>): number {
  const { start, count } = pdf.bufferedPageRange();
  return start + count - 1;
}

/** To be called where a heading is drawn: bookmarks it, and notes its page. */
export function standsHere(sheet: Sheet, { name, title, level }: Heading, y: number): void {
  const { pdf, contents, left } = sheet;
  pdf.addNamedDestination(name, 'XYZ', left, y - 6, 0);
  contents.pages.set(name, pageOf(sheet));
  // pdfkit counts the left edge from the right.
  const place = { fit: false, top: Math.max(0, y - 6), left: pdf.page.width, expanded: true };
  const parent = level === 3 ? (contents.bookmark ?? pdf.outline) : pdf.outline;
  const item = parent.addItem(shorten(title, 150), place);
  if (level === 2) contents.bookmark = item;
}

/** Writes the numbers of the pages, now that all are known. */
export function fillContents({ pdf, fonts, contents, left, width }: Sheet): void {
  for (const { name, page, y, tagged } of contents.numbers) {
    pdf.switchToPage(page);
    const text = String((contents.pages.get(name) ?? 0) + 1);
    const [line] = setLines(fonts, plain(text, styles.contents), numberRoom);
    drawLine(pdf, line!, left + width - widthOf(fonts, text, styles.contents), y, tagged);
    tagged.end();
  }
}
