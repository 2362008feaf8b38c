import { Paragraph, type ParagraphChild, type Table } from 'docx';
import type { LoadPicture, MomentBlock, Quote } from '../document.ts';
import { shortCaption } from '../figure-text.ts';
import { reportColors } from '../report-colors.ts';
import { spanText } from '../time-text.ts';
import { words } from '../words.ts';
import { anchored, pictureRun, tagRuns } from './docx-moment.ts';
import { type Cell, columnWidths, table, textCell } from './docx-table.ts';
import { hex, linkTo, placed, runs, textParagraph } from './docx-text.ts';

const quiet = { color: hex(reportColors.quiet), size: 16 };

/** The evidence log: number, picture and file of each exhibit, and beside them a row for each of its quotes. */
export async function logTable(
  moments: readonly MomentBlock[],
  width: number,
  loadPicture: LoadPicture,
): Promise<Table> {
  const pictured = moments.some(({ figure }) => figure !== null);
  const { exhibit, picture, file, time, what, kind, source } = words.log;
  const heads = [exhibit, ...(pictured ? [picture] : []), file, time, what, kind, source];
  const pictureWidth = 1850;
  const widths = columnWidths(width, [560, ...(pictured ? [pictureWidth] : []), 1450, 1150, 0, 1150, 900]);
  const rows: Cell[][] = [];
  for (const moment of moments) {
    const own = exhibitRows(moment);
    const span = own.length;
    const shown = pictured ? [{ children: await thumbnail(moment, pictureWidth - 200, loadPicture), span }] : [];
    const number = runs(String(moment.exhibit ?? ''), { bold: true });
    const first: Cell[] = [
      { children: [new Paragraph({ style: 'Cell', children: [placed(moment.id, number)] })], span },
      ...shown,
      { ...textCell(moment.place.fileName), span },
    ];
    rows.push(...own.map((cells, index) => (index === 0 ? [...first, ...cells] : cells)));
  }
  return table(heads, widths, rows);
}

/** More would not fit on a page; Word then breaks where it likes. */
const mostTogether = 8;

/**
 * Time, what, kind and source of each quote, then what was left out and the person's note. All rows but the last stay with the next, so
 * that an exhibit stands on one page.
 */
function exhibitRows({ place, quotes, more, note }: MomentBlock): Cell[][] {
  const rows: ((keep: boolean) => Cell[])[] = quotes.map((quote) => (keep) => [
    textCell(spanText(quote.place), {}, keep),
    { children: said(quote, keep) },
    { children: [cell(tagRuns({ ...quote, number: null }), keep)] },
    sourceCell(place.source, keep),
  ]);
  if (rows.length === 0) {
    rows.push((keep) => [
      textCell(spanText(place), {}, keep),
      textCell(''),
      textCell(''),
      sourceCell(place.source, keep),
    ]);
  }
  if (more > 0)
    rows.push((keep) => [textCell('', {}, keep), textCell(words.more(more), quiet), textCell(''), textCell('')]);
  if (note !== '') rows.push(() => [textCell(''), textCell(note), { children: [cell(tagRuns(asNote))] }, textCell('')]);
  return rows.map((row, index) => row(index < rows.length - 1 && rows.length <= mostTogether));
}

const asNote = { number: null, kind: 'note' as const };
const cell = (children: ParagraphChild[], keepNext = false): Paragraph =>
  new Paragraph({ style: 'Cell', keepNext, children });
const sourceCell = (source: number, keepNext: boolean): Cell => ({
  children: [cell([linkTo(`source-${source}`, words.source(source))], keepNext)],
});

function said(quote: Quote, keepNext: boolean): Paragraph[] {
  const { number, text, context } = quote;
  const mark = number === null ? [] : anchored(quote, runs(`${number}  `, { bold: true }));
  return [
    cell([...mark, ...runs(text)], keepNext),
    ...(context === null ? [] : [textParagraph(context, { style: 'Cell', keepNext }, quiet)]),
  ];
}

async function thumbnail({ figure }: MomentBlock, width: number, loadPicture: LoadPicture): Promise<Paragraph[]> {
  if (!figure) return [];
  const picture = await pictureRun(figure, width, Math.floor(width / 15), loadPicture);
  if (typeof picture === 'string') return [textParagraph(picture, { style: 'Cell' }, quiet)];
  const caption = shortCaption(figure);
  const below = caption === '' ? [] : [textParagraph(caption, { style: 'Cell' }, quiet)];
  return [new Paragraph({ style: 'Cell', children: [picture] }), ...below];
}

/** Minutes of one file: each moment's time, who said what, what was on screen, and its picture beside them. */
export async function minutesTable(
  moments: readonly MomentBlock[],
  width: number,
  loadPicture: LoadPicture,
): Promise<Table> {
  const pictureWidth = 2600;
  const rows: Cell[][] = [];
  for (const moment of moments) {
    const { id, place, quotes, more, note } = moment;
    const time = runs(spanText(place), { bold: true, color: hex(reportColors.quiet), size: 17 });
    const lines = quotes.map((quote) => {
      const speaker = quote.speaker === null ? [] : runs(`${quote.speaker}: `, { bold: true });
      return new Paragraph({
        spacing: { after: 60 },
        children: [...anchored(quote, tagRuns(quote)), ...runs('  '), ...speaker, ...runs(quote.text)],
      });
    });
    if (more > 0) lines.push(textParagraph(words.more(more), { style: 'Cell' }, quiet));
    if (note !== '') lines.push(textParagraph(note));
    rows.push([
      { children: [new Paragraph({ style: 'Cell', children: [placed(id, time)] })] },
      { children: lines },
      { children: await thumbnail(moment, pictureWidth - 200, loadPicture) },
    ]);
  }
  return table([], columnWidths(width, [1600, 0, pictureWidth]), rows);
}
