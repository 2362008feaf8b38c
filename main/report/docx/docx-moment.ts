import { ImageRun, Paragraph, type ParagraphChild, type Table } from 'docx';
import type { Figure, LoadPicture, MomentBlock, Quote } from '../document.ts';
import { altText, captionText, momentTitle } from '../figure-text.ts';
import { kindColors, reportColors } from '../report-colors.ts';
import { spanText } from '../time-text.ts';
import { kindWords, words } from '../words.ts';
import { bar, hex, placed, runs, textParagraph, textParagraphs } from './docx-text.ts';
import { headingOf } from './heading.ts';

/** Highest picture (150 mm), and the width below which one keeps its own size, px of 1/96 inch. */
const highest = 567;
const narrow = 640;

/** Heading, picture with its caption, quotes and note of a moment that stands by itself. @param width of the text, twips */
export async function momentParagraphs(
  block: MomentBlock,
  width: number,
  loadPicture: LoadPicture,
): Promise<(Paragraph | Table)[]> {
  const { figure, quotes, more, note } = block;
  return [
    headingOf(block, momentTitle(block)),
    ...(figure ? await figureParagraphs(figure, width, loadPicture) : []),
    ...quotes.flatMap(quoteParagraphs),
    ...(more > 0 ? [textParagraph(words.more(more), { style: 'Quiet' })] : []),
    ...noteParagraphs(note),
  ];
}

async function figureParagraphs(figure: Figure, width: number, loadPicture: LoadPicture): Promise<Paragraph[]> {
  const picture = await pictureRun(figure, width, highest, loadPicture);
  return [
    typeof picture === 'string'
      ? textParagraph(picture, { style: 'Quiet', keepNext: true })
      : new Paragraph({ keepNext: true, spacing: { before: 80, after: 0 }, children: [picture] }),
    textParagraph(captionText(figure), { style: 'Caption' }),
  ];
}

/** A picture at most `width` twips wide and `high` px high, or the sentence that stands in its place. */
export async function pictureRun(
  figure: Figure,
  width: number,
  high: number,
  loadPicture: LoadPicture,
): Promise<ImageRun | string> {
  const picture = await loadPicture(figure);
  if ('missing' in picture) return picture.missing;
  const room = Math.floor(width / 15);
  const wide = picture.width < narrow ? Math.min(picture.width, room) : room;
  const scale = Math.min(wide / picture.width, high / picture.height);
  return new ImageRun({
    type: 'jpg',
    data: picture.jpeg,
    transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    altText: { name: altText(figure), description: altText(figure) },
    // A white slide on white paper has no edge of its own; 0.5 pt, in EMU.
    outline: { width: 6350, type: 'solidFill', solidFillType: 'rgb', value: hex(reportColors.line) },
  });
}

function quoteParagraphs(quote: Quote): Paragraph[] {
  const { kind, context, place, text } = quote;
  const about = [spanText(place), context ?? ''].filter((part) => part !== '').join(' · ');
  const label = [...anchored(quote, tagRuns(quote)), ...runs(about === '' ? '' : `  ${about}`)];
  const beside = bar(kindColors[kind]);
  return [
    new Paragraph({ style: 'QuoteLabel', keepNext: true, ...beside, children: label }),
    ...textParagraphs(text, { style: 'QuoteText', ...beside }),
  ];
}

/** The number that sentences name a quote by, and what kind of evidence it is. */
export function tagRuns({ number, kind }: Pick<Quote, 'number' | 'kind'>): ParagraphChild[] {
  const text = `${number === null ? '' : `${number} · `}${kindWords[kind]}`;
  return runs(text, { bold: true, color: hex(kindColors[kind]), size: 17 });
}

/** Makes what is printed of a quote the place that references lead to. */
export function anchored({ number, anchor }: Quote, children: readonly ParagraphChild[]): ParagraphChild[] {
  return number !== null && anchor ? [placed(`quote-${number}`, children)] : [...children];
}

/** What a person wrote. */
export function noteParagraphs(note: string): Paragraph[] {
  return note === '' ? [] : textParagraphs(note, { ...bar(kindColors.note), spacing: { before: 120, after: 160 } });
}
