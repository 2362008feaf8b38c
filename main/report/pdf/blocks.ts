import type { AnswerBlock, Block, Figure, LoadPicture, MomentBlock, Quote } from '../document.ts';
import { altText, captionText } from '../figure-text.ts';
import { kindColors, reportColors } from '../report-colors.ts';
import { placeText, spanText, timeText } from '../time-text.ts';
import { kindWords, statusWords, words } from '../words.ts';
import { type Heading, standsHere } from './contents.ts';
import type { Inline } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import { decoration, type Tagged } from './tags.ts';

/** Highest picture, pt (150 mm), and px of which one is printed as 1/96 inch because more would only blur it. */
const highest = 425;
const narrow = 640;

/** Where references to a quote lead; all of one length, so that a name tree sorts them by any rule. */
const quoteName = (number: number): string => `quote${String(number).padStart(5, '0')}`;

/** The heading of each block that has one, by the block. */
export function headingsOf(blocks: readonly Block[]): Map<Block, Heading> {
  const headings = new Map<Block, Heading>();
  for (const block of blocks) {
    const name = `heading${String(headings.size + 1).padStart(5, '0')}`;
    if (block.kind === 'answer' && block.question !== '')
      headings.set(block, { name, title: block.question, level: 2 });
    if (block.kind === 'moment') headings.set(block, { name, title: placeText(block.place), level: 3 });
  }
  return headings;
}

/** Draws a block; of its picture nothing stays in memory. */
export async function addBlock(
  sheet: Sheet,
  block: Block,
  heading: Heading | undefined,
  root: Tagged,
  loadPicture: LoadPicture,
): Promise<void> {
  if (block.kind === 'text') {
    sheet.flow.add(...paragraph(sheet, plain(block.text, styles.prose), root, 'P', { gap: 9 }));
    return;
  }
  const section = root.within('Sect');
  if (block.kind === 'answer') addAnswer(sheet, block, heading, section);
  else await addMoment(sheet, block, heading, section, loadPicture);
  addNote(sheet, block.note, section);
}

function addHeading(sheet: Sheet, heading: Heading, section: Tagged): void {
  const isPlace = heading.level === 3;
  const options = {
    gap: isPlace ? 20 : 26,
    staysWithNext: true,
    whole: sheet.flow.pageHeight / 2,
    onFirst: (y: number) => standsHere(sheet, heading, y),
  };
  const style = isPlace ? styles.place : styles.heading;
  sheet.flow.add(...paragraph(sheet, plain(heading.title, style), section, isPlace ? 'H3' : 'H2', options));
}

function addAnswer(
  sheet: Sheet,
  { sentences, status, nearest }: AnswerBlock,
  heading: Heading | undefined,
  section: Tagged,
): void {
  if (heading) addHeading(sheet, heading, section);
  const said = sentences.flatMap(({ text, references }, index): Inline[] => [
    { text: `${index === 0 ? '' : ' '}${text}`, style: styles.answer },
    ...references.map(({ number, place }) => ({
      text: place.still ? String(number) : `${number} · ${timeText(place.start)}`,
      style: styles.reference,
      to: quoteName(number),
    })),
  ]);
  if (said.length > 0) sheet.flow.add(...paragraph(sheet, said, section, 'P', { gap: 8 }));
  const lines = [
    statusWords[status] ?? '',
    nearest.length === 0 ? '' : `${words.nearest}: ${nearest.map(placeText).join('; ')}`,
  ].filter((line) => line !== '');
  for (const line of lines) sheet.flow.add(...paragraph(sheet, plain(line, styles.meta), section, 'P', { gap: 6 }));
}

async function addMoment(
  sheet: Sheet,
  { figure, quotes, more }: MomentBlock,
  heading: Heading | undefined,
  section: Tagged,
  loadPicture: LoadPicture,
): Promise<void> {
  if (heading) addHeading(sheet, heading, section);
  if (figure) await addFigure(sheet, figure, section, loadPicture);
  for (const quote of quotes) addQuote(sheet, quote, section);
  if (more > 0) {
    sheet.flow.add(...paragraph(sheet, plain(words.more(more), styles.meta), section, 'P', { gap: 6 }));
  }
}

async function addFigure(sheet: Sheet, figure: Figure, section: Tagged, loadPicture: LoadPicture): Promise<void> {
  const { pdf, flow, left } = sheet;
  const picture = await loadPicture(figure);
  if ('missing' in picture) {
    const options = { gap: 6, staysWithNext: true };
    flow.add(...paragraph(sheet, plain(picture.missing, styles.meta), section, 'P', options));
  } else {
    const natural = picture.width < narrow ? picture.width * 0.75 : sheet.width;
    const scale = Math.min(Math.min(natural, sheet.width) / picture.width, highest / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    const tagged = section.within('Figure', { alt: altText(figure) });
    flow.add({
      height,
      gap: 6,
      staysWithNext: true,
      draw(y) {
        const { jpeg } = picture;
        const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
        tagged.content(() => pdf.image(bytes as unknown as string, left, y, { width, height }));
        tagged.end();
        decoration(pdf, () => pdf.rect(left, y, width, height).lineWidth(0.5).strokeColor(reportColors.line).stroke());
      },
    });
  }
  const caption = plain(captionText(figure), styles.caption);
  flow.add(...paragraph(sheet, caption, section, 'Caption', { gap: 4, whole: 80 }));
}

function addQuote(sheet: Sheet, { number, anchor, kind, text, context, place }: Quote, section: Tagged): void {
  const color = kindColors[kind];
  const tag = `${number === null ? '' : `${number} · `}${kindWords[kind]}`;
  const about = [spanText(place), context ?? ''].filter((part) => part !== '').join(' · ');
  const label: Inline[] = [
    { text: tag, style: { ...styles.tag, color } },
    { text: about === '' ? '' : `  ${about}`, style: styles.caption },
  ];
  const quote = section.within('BlockQuote');
  const onFirst = (y: number) => {
    if (number !== null && anchor) sheet.pdf.addNamedDestination(quoteName(number), 'XYZ', sheet.left, y - 6, 0);
  };
  const whole = sheet.flow.pageHeight / 3;
  sheet.flow.add(
    ...paragraph(sheet, label, quote, 'P', { gap: 8, bar: color, staysWithNext: true, whole, onFirst }),
    ...paragraph(sheet, plain(text, styles.prose), quote, 'P', { bar: color, whole }),
  );
}

/** What a person wrote to it. */
function addNote(sheet: Sheet, note: string, section: Tagged): void {
  if (note === '') return;
  sheet.flow.add(
    ...paragraph(sheet, plain(note, styles.prose), section, 'P', { gap: 9, bar: kindColors.note, whole: 120 }),
  );
}
