import PDFDocument from 'pdfkit';
import type { PaperSize } from '../../../preload/contract/report-format.ts';
import type { LoadPicture, ReportDocument } from '../document.ts';
import { stringsIn } from '../document-strings.ts';
import { escapeHtml } from '../escape-html.ts';
import { marginPoints, paperPoints } from '../paper.ts';
import { words } from '../words.ts';
import { addBlock } from './blocks.ts';
import { columnPieces } from './columns.ts';
import { addContents, fillContents, newContents } from './contents.ts';
import { drawLine } from './draw-line.ts';
import { asParagraph, Flow } from './flow.ts';
import { openFonts } from './fonts.ts';
import { addFoot } from './foot.ts';
import { setLines, widthOf } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import type { SystemFonts } from './system-fonts.ts';
import { Tagged } from './tags.ts';

export interface PdfOptions {
  paper: PaperSize;
  systemFonts: SystemFonts;
  /** Told what the person should know of the file, in a sentence. */
  onNote(note: string): void;
}

/**
 * A PDF 1.7 with the look of the HTML report: fonts embedded, tagged, with bookmarks and, where it is long, a table of contents. Given in
 * pieces: what was drawn is handed over after each block, so that only one picture is in memory. The same document gives the same bytes.
 */
export async function* renderPdf(
  document: ReportDocument,
  loadPicture: LoadPicture,
  { paper, systemFonts, onNote }: PdfOptions,
): AsyncGenerator<Uint8Array> {
  const pdf = newPdf(document, paper);
  const { width, height } = paperPoints[paper];
  const { side, top } = marginPoints;
  const fonts = await openFonts(pdf, stringsIn(document).join(''), systemFonts);
  if (fonts.missing.length > 0) onNote(words.unseen(fonts.missing));
  const flow = new Flow({ top, bottom: height - top }, () => pdf.addPage());
  const sheet: Sheet = { pdf, fonts, flow, contents: newContents(), left: side, width: width - 2 * side };
  const root = new Tagged(pdf, 'Document');
  pdf.addPage();

  flow.add(...paragraph(sheet, plain(document.title, styles.title), root, 'H1', { staysWithNext: true }));
  flow.add(...paragraph(sheet, plain(byline(document), styles.meta), root, 'P', { gap: 3 }));
  addFacts(sheet, document, root);
  if (document.contents.length > 0) addContents(sheet, document.contents, root);
  for (const block of document.blocks) {
    for await (const _ of addBlock(sheet, document, block, root, loadPicture)) yield* drawn(pdf);
  }
  addFoot(sheet, document, root);
  flow.settle();
  fillContents(sheet);
  addMargins(sheet, document, { top, bottom: height - top });
  root.end();
  pdf.end();
  yield* drawn(pdf);
}

function newPdf({ title, author, exportedAt, appVersion }: ReportDocument, paper: PaperSize): PDFKit.PDFDocument {
  const { width, height } = paperPoints[paper];
  const pdf = new PDFDocument({
    // None of the standard fonts, which are not embedded.
    font: '',
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    // Page numbers and contents are written when all pages are known; pictures are handed over long before.
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: title,
      ...(author !== '' && { Author: author }),
      Creator: `Cuepoint ${appVersion}`,
      Producer: `Cuepoint ${appVersion}, PDFKit`,
      CreationDate: new Date(exportedAt),
      ModDate: new Date(exportedAt),
    },
  });
  // pdfkit writes them into its XML as they are.
  const write = pdf.endMetadata.bind(pdf);
  pdf.endMetadata = () => {
    const { info } = pdf;
    const escaped = Object.entries(info).map(([key, value]) => [
      key,
      typeof value === 'string' ? escapeHtml(value) : value,
    ]);
    pdf.info = Object.fromEntries(escaped);
    write();
    pdf.info = info;
  };
  return pdf;
}

function* drawn(pdf: PDFKit.PDFDocument): Generator<Uint8Array> {
  for (let chunk: Buffer | null = pdf.read(); chunk !== null; chunk = pdf.read()) yield chunk;
}

const byline = ({ author, date }: ReportDocument): string => [author, date].filter((part) => part !== '').join(' · ');

/** What a log and minutes say of themselves, label by value. */
function addFacts(sheet: Sheet, { facts }: ReportDocument, root: Tagged): void {
  facts.forEach(({ label, value }, index) => {
    const line = root.within('P');
    const columns = [
      { inlines: plain(label, styles.meta), left: sheet.left, width: 84, tagged: line.within('Span') },
      {
        inlines: plain(value, { ...styles.meta, color: styles.prose.color }),
        left: sheet.left + 90,
        width: sheet.width - 90,
        tagged: line.within('Span'),
      },
    ];
    sheet.flow.add(...asParagraph(columnPieces(sheet, columns), { gap: index === 0 ? 12 : 1 }));
  });
}

/** Title and page numbers, when it is known how many pages there are. */
function addMargins(sheet: Sheet, document: ReportDocument, { top, bottom }: { top: number; bottom: number }): void {
  const { pdf, fonts, left, width } = sheet;
  const { count } = pdf.bufferedPageRange();
  const cut = (text: string, room: number) => {
    const [line, more] = setLines(fonts, plain(text, styles.margin), room);
    if (more === undefined) return line!;
    const shown = [...text];
    while (widthOf(fonts, `${shown.join('')}…`, styles.margin) > room) shown.length = Math.floor(shown.length * 0.95);
    return setLines(fonts, plain(`${shown.join('').trimEnd()}…`, styles.margin), width)[0]!;
  };
  const title = cut(document.title, width);
  const about = cut(byline(document), width - 90);
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    if (page > 0) drawLine(pdf, title, left, top - 26);
    drawLine(pdf, about, left, bottom + 16);
    const number = words.page(page + 1, count).join('');
    const [line] = setLines(fonts, plain(number, styles.margin), 90);
    drawLine(pdf, line!, left + width - widthOf(fonts, number, styles.margin), bottom + 16);
  }
}
