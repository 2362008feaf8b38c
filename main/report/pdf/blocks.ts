import type { AnswerBlock, Block, LoadPicture, MomentBlock, ReportDocument } from '../document.ts';
import { momentTitle } from '../figure-text.ts';
import { kindColors } from '../report-colors.ts';
import { placeText, timeText } from '../time-text.ts';
import { statusWords, words } from '../words.ts';
import { beginsHere, standsHere } from './contents.ts';
import { addFigure } from './figure.ts';
import { addLog } from './log.ts';
import { addDecisions, addMinutes } from './minutes.ts';
import type { Inline } from './paragraph.ts';
import { headingStyle, styles, type TextStyle } from './pdf-style.ts';
import { addQuote, quoteId } from './quote.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import type { Tag, Tagged } from './tags.ts';

/** Puts a block onto the pages; rests after each picture, so that what was drawn can leave the memory. */
export async function* addBlock(
  sheet: Sheet,
  { template }: Pick<ReportDocument, 'template'>,
  block: Block,
  root: Tagged,
  loadPicture: LoadPicture,
): AsyncGenerator<void> {
  switch (block.kind) {
    case 'text':
      for (const text of block.text.split(/\n{2,}/)) {
        sheet.flow.add(...paragraph(sheet, plain(text, styles.prose), root, 'P', { gap: 9 }));
      }
      return;
    case 'heading':
      addHeading(sheet, { ...block, title: block.text }, headingStyle(block.level), root);
      return;
    case 'answer':
      addAnswer(sheet, block, root.within('Sect'));
      return;
    case 'decisions':
      addDecisions(sheet, block, root);
      return;
    case 'moment':
      await addMoment(sheet, block, root.within('Sect'), loadPicture);
      yield;
      return;
    case 'moments': {
      const add = template === 'log' ? addLog : addMinutes;
      sheet.flow.add({ height: 0, gap: 8, staysWithNext: true, draw: () => {} });
      yield* add(sheet, block.moments, root, loadPicture);
    }
  }
}

function addHeading(
  sheet: Sheet,
  part: { id: string; level: number; title: string },
  style: TextStyle,
  section: Tagged,
): void {
  const options = {
    gap: part.level === 2 ? 26 : 20,
    staysWithNext: true,
    whole: sheet.flow.pageHeight / 2,
    onFirst: (y: number) => beginsHere(sheet, part, y),
  };
  sheet.flow.add(...paragraph(sheet, plain(part.title, style), section, `H${part.level}` as Tag, options));
}

function addAnswer(sheet: Sheet, block: AnswerBlock, section: Tagged): void {
  const { id, level, question, sentences, status, nearest, note } = block;
  if (question !== '') addHeading(sheet, { id, level, title: question }, headingStyle(level), section);
  const said = sentences.flatMap(({ text, references }, index): Inline[] => [
    { text: `${index === 0 ? '' : ' '}${text}`, style: styles.answer },
    ...references.map(({ number, place }) => ({
      text: place.still ? String(number) : `${number} · ${timeText(place.start)}`,
      style: styles.reference,
      to: quoteId(number),
    })),
  ]);
  // A question that the title has said has no heading to be jumped to.
  const onFirst = question === '' ? (y: number) => standsHere(sheet, id, y) : undefined;
  if (said.length > 0) {
    sheet.flow.add(
      ...paragraph(sheet, said, section, 'P', { gap: question === '' ? 16 : 8, ...(onFirst && { onFirst }) }),
    );
  }
  const lines = [
    statusWords[status] ?? '',
    nearest.length === 0 ? '' : `${words.nearest}: ${nearest.map(placeText).join('; ')}`,
  ].filter((line) => line !== '');
  for (const line of lines) sheet.flow.add(...paragraph(sheet, plain(line, styles.meta), section, 'P', { gap: 6 }));
  addNote(sheet, note, section);
}

async function addMoment(sheet: Sheet, block: MomentBlock, section: Tagged, loadPicture: LoadPicture): Promise<void> {
  const { figure, quotes, more, note } = block;
  addHeading(sheet, { ...block, title: momentTitle(block) }, styles.place, section);
  if (figure) await addFigure(sheet, figure, section, loadPicture);
  for (const quote of quotes) addQuote(sheet, quote, section);
  if (more > 0) sheet.flow.add(...paragraph(sheet, plain(words.more(more), styles.meta), section, 'P', { gap: 6 }));
  addNote(sheet, note, section);
}

/** What a person wrote to it. */
function addNote(sheet: Sheet, note: string, section: Tagged): void {
  if (note === '') return;
  const options = { gap: 9, bar: kindColors.note, whole: 120 };
  sheet.flow.add(...paragraph(sheet, plain(note, styles.prose), section, 'P', options));
}
