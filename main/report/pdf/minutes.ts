import type { DecisionsBlock, LoadPicture, MomentBlock, Quote } from '../document.ts';
import { placeText, spanText } from '../time-text.ts';
import { words } from '../words.ts';
import { columnPieces, type Fixed, rowPieces } from './columns.ts';
import { standsHere } from './contents.ts';
import { thumbnail } from './figure.ts';
import { asParagraph } from './flow.ts';
import type { Inline } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { anchor, tagOf } from './quote.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import { columnEdges } from './table.ts';
import type { Tagged } from './tags.ts';

/** Minutes of one file: each moment's time, who said what, what was on screen, and its picture beside them. */
export async function* addMinutes(
  sheet: Sheet,
  moments: readonly MomentBlock[],
  root: Tagged,
  loadPicture: LoadPicture,
): AsyncGenerator<void> {
  for (const moment of moments) {
    await addMoment(sheet, moment, root.within('Sect'), loadPicture);
    yield;
  }
}

async function addMoment(
  sheet: Sheet,
  { id, place, figure, quotes, more, note }: MomentBlock,
  section: Tagged,
  loadPicture: LoadPicture,
): Promise<void> {
  const [time, lines, picture] = columnEdges(sheet, [84, 0, figure ? 132 : 12]) as [Edge, Edge, Edge];
  const when = columnPieces(sheet, [
    { inlines: plain(spanText(place), styles.cellHead), ...time, tagged: section.within('P') },
  ]);
  const fixed: Fixed[] = [{ height: 0, draw: (y) => standsHere(sheet, id, y) }, ...when];
  const texts: { inlines: Inline[]; onFirst?: (y: number) => void }[] = quotes.map((quote) => ({
    inlines: minuteLine(quote),
    onFirst: anchor(sheet, quote),
  }));
  if (more > 0) texts.push({ inlines: plain(words.more(more), styles.cellQuiet) });
  if (note !== '') texts.push({ inlines: plain(note, styles.minute) });
  const flowing = texts.flatMap(({ inlines, onFirst }, index) => {
    const tagged = section.within('P');
    return asParagraph(columnPieces(sheet, [{ inlines, ...lines, tagged }], onFirst), { gap: index === 0 ? 0 : 4 });
  });
  if (figure) {
    fixed.push(await thumbnail({ ...sheet, left: picture.left, width: 132 }, figure, section, loadPicture));
  }
  sheet.flow.add(...rowPieces(sheet, flowing, { fixed, padding: 6, onEnd: () => section.end() }));
}

type Edge = { left: number; width: number };

function minuteLine(quote: Quote): Inline[] {
  const speaker = quote.speaker === null ? [] : plain(`${quote.speaker}: `, styles.minuteStrong);
  return [tagOf(quote), { text: '  ', style: styles.minute }, ...speaker, { text: quote.text, style: styles.minute }];
}

/** What was concluded, numbered, and where. */
export function addDecisions(sheet: Sheet, { decisions }: DecisionsBlock, root: Tagged): void {
  const column = { ...sheet, left: sheet.left + 22, width: sheet.width - 22 };
  decisions.forEach(({ text, place }, index) => {
    const item = root.within('Sect');
    const number = columnPieces(sheet, [
      { inlines: plain(`${index + 1}.`, styles.minute), left: sheet.left, width: 20, tagged: item.within('P') },
    ]);
    const inlines = [
      ...plain(text, styles.minute),
      ...(place === null ? [] : plain(`  ${placeText(place)}`, styles.cellQuiet)),
    ];
    const onFirst = (y: number) => number[0]!.draw(y);
    sheet.flow.add(...paragraph(column, inlines, item, 'P', { gap: 6, whole: 120, onFirst }));
  });
}
