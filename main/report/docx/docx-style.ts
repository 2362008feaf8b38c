import { type IStylesOptions, LineRuleType } from 'docx';
import type { PaperSize } from '../../../preload/contract/report-format.ts';
import { marginPoints, paperPoints } from '../paper.ts';
import { reportColors } from '../report-colors.ts';
import { hex } from './docx-text.ts';

/** On every machine, or with a font of the same widths: a document that is worked on further should look as it did. */
const font = 'Arial';

const twips = (points: number): number => Math.round(points * 20);

/** Page, margins and width of the text, in twips. */
export function pageOf(paper: PaperSize) {
  const { width, height } = paperPoints[paper];
  const { side, top } = marginPoints;
  return {
    size: { width: twips(width), height: twips(height) },
    margin: { left: twips(side), right: twips(side), top: twips(top), bottom: twips(top), header: 500, footer: 500 },
    textWidth: twips(width - 2 * side),
  };
}

const heading = (size: number, before: number, after: number, color: string = reportColors.ink) => ({
  run: { font, size: size * 2, bold: true, color: hex(color) },
  paragraph: { spacing: { before: twips(before), after: twips(after) }, keepNext: true, keepLines: true },
});
const plain = (size: number, color: string, before: number, after: number) => ({
  run: { font, size: size * 2, color: hex(color) },
  paragraph: { spacing: { before: twips(before), after: twips(after) } },
});

/** html-style.ts's print sheet as styles that Word lists, so that a person can change them in one place. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 21, color: hex(reportColors.ink), language: { value: 'en-GB' } },
      paragraph: { spacing: { line: 300, lineRule: LineRuleType.AUTO, after: 120 } },
    },
    title: {
      run: { font, size: 38, bold: true, color: hex(reportColors.ink) },
      paragraph: { spacing: { after: 60 }, keepNext: true },
    },
    heading2: heading(14, 24, 6),
    heading3: heading(12, 18, 5),
    heading4: heading(11, 16, 5),
    caption: {
      run: { font, size: 17, italics: false, color: hex(reportColors.quiet) },
      paragraph: { spacing: { before: 60, after: 160 } },
    },
  },
  paragraphStyles: [
    { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', quickFormat: true, ...plain(9, reportColors.quiet, 0, 6) },
    { id: 'AnswerText', name: 'Answer', basedOn: 'Normal', quickFormat: true, ...plain(12, reportColors.ink, 4, 8) },
    {
      id: 'QuoteLabel',
      name: 'Quote label',
      basedOn: 'Normal',
      quickFormat: true,
      ...plain(8.5, reportColors.quiet, 8, 0),
    },
    {
      id: 'QuoteText',
      name: 'Quote text',
      basedOn: 'Normal',
      quickFormat: true,
      ...plain(10.5, reportColors.ink, 0, 6),
    },
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', quickFormat: true, ...plain(8.5, reportColors.ink, 0, 2) },
  ],
};
