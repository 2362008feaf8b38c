import { shorten } from '../clean-text.ts';
import type { ReportDocument } from '../document.ts';
import { words } from '../words.ts';
import { drawLine } from './draw-line.ts';
import { setLines, widthOf } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { type Contents, paragraph, plain, type Sheet } from './sheet.ts';
import type { Tagged } from './tags.ts';

export const newContents = (): Contents => ({ pages: new Map(), numbers: [], bookmarks: new Map() });

const numberRoom = 40;
const indent = 14;

/** Lists the parts with room for their pages, which are not known yet; what follows begins a page. */
export function addContents(sheet: Sheet, entries: ReportDocument['contents'], root: Tagged): void {
  const { flow, fonts, contents } = sheet;
  flow.add(...paragraph(sheet, plain(words.contents, styles.heading), root, 'H2', { gap: 20, staysWithNext: true }));
  const list = root.within('TOC');
  for (const { id, text, depth } of entries) {
    const tagged = list.within('TOCI');
    const inset = depth === 1 ? 0 : indent;
    const style = { ...styles.contents, weight: depth === 1 ? ('strong' as const) : ('regular' as const) };
    const lines = setLines(fonts, plain(shorten(text, 150), style), sheet.width - numberRoom - inset);
    flow.add(
      ...lines.map((line, index) => ({
        height: line.height,
        gap: index > 0 ? 0 : depth === 1 ? 6 : 1,
        staysWithNext: index < lines.length - 1,
        draw(y: number) {
          const area = { x: sheet.left + inset, y, width: sheet.width - inset, height: line.height };
          tagged.link(area, id, text, (link) => drawLine(sheet.pdf, line, area.x, y, link));
          if (index === lines.length - 1) contents.numbers.push({ id, page: pageOf(sheet), y, tagged });
        },
      })),
    );
  }
  flow.breakPage();
}

/** The page that is drawn on, from 0. */
function pageOf({ pdf }: Pick<Sheet, 'pdf'>): number {
  const { start, count } = pdf.bufferedPageRange();
  return start + count - 1;
}

/** To be called where something is drawn that can be jumped to. */
export function standsHere({ pdf, left }: Pick<Sheet, 'pdf' | 'left'>, id: string, y: number): void {
  pdf.addNamedDestination(id, 'XYZ', left, y - 6, 0);
}

/** The same for a part with a heading: bookmarks it under the last part of a higher level, and notes its page. */
export function beginsHere(sheet: Sheet, part: { id: string; level: number; title: string }, y: number): void {
  const { pdf, contents } = sheet;
  standsHere(sheet, part.id, y);
  contents.pages.set(part.id, pageOf(sheet));
  const above = [...contents.bookmarks.keys()].filter((level) => level < part.level);
  const parent = above.length === 0 ? pdf.outline : contents.bookmarks.get(Math.max(...above))!;
  // pdfkit counts the left edge from the right.
  const place = { fit: false, top: Math.max(0, y - 6), left: pdf.page.width, expanded: true };
  for (const level of contents.bookmarks.keys()) if (level >= part.level) contents.bookmarks.delete(level);
  contents.bookmarks.set(part.level, parent.addItem(shorten(part.title, 150), place));
}

/** Writes the numbers of the pages, now that all are known. */
export function fillContents({ pdf, fonts, contents, left, width }: Sheet): void {
  for (const { id, page, y, tagged } of contents.numbers) {
    pdf.switchToPage(page);
    const text = String((contents.pages.get(id) ?? 0) + 1);
    const [line] = setLines(fonts, plain(text, styles.contents), numberRoom);
    drawLine(pdf, line!, left + width - widthOf(fonts, text, styles.contents), y, tagged);
    tagged.end();
  }
}
