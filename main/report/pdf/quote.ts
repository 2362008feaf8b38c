import type { Quote } from '../document.ts';
import { kindColors } from '../report-colors.ts';
import { spanText } from '../time-text.ts';
import { kindWords } from '../words.ts';
import { standsHere } from './contents.ts';
import type { Inline } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import type { Tagged } from './tags.ts';

/** Name of the destination that references to a quote lead to. */
export const quoteId = (number: number): string => `quote-${number}`;

/** A quote by itself: its kind in hue and word, its time, and whole on one page where it is not long. */
export function addQuote(sheet: Sheet, quote: Quote, section: Tagged): void {
  const { context, place, text, kind } = quote;
  const bar = kindColors[kind];
  const about = [spanText(place), context ?? ''].filter((part) => part !== '').join(' · ');
  const label = [tagOf(quote), { text: about === '' ? '' : `  ${about}`, style: styles.caption }];
  const whole = sheet.flow.pageHeight / 3;
  const block = section.within('BlockQuote');
  sheet.flow.add(
    ...paragraph(sheet, label, block, 'P', { gap: 8, bar, staysWithNext: true, whole, onFirst: anchor(sheet, quote) }),
    ...paragraph(sheet, plain(text, styles.prose), block, 'P', { bar, whole }),
  );
}

/** The number that sentences name it by, and what kind of evidence it is. */
export function tagOf({ number, kind }: Pick<Quote, 'number' | 'kind'>): Inline {
  const text = `${number === null ? '' : `${number} · `}${kindWords[kind]}`;
  return { text, style: { ...styles.tag, color: kindColors[kind] } };
}

/** Makes the place where a quote is drawn the one that references lead to. */
export function anchor(sheet: Sheet, { number, anchor }: Quote): (y: number) => void {
  return (y) => {
    if (number !== null && anchor) standsHere(sheet, quoteId(number), y);
  };
}
