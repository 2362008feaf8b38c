import {
  Bookmark,
  BorderStyle,
  InternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { reportColors } from '../report-colors.ts';

/** Strong right-to-left letters: paragraphs that begin with one run from the right, and runs that hold one say so. */
const rightLetter =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

export interface RunLook {
  /** Without #. */
  color?: string;
  bold?: boolean;
  /** Half points. */
  size?: number;
}

/** Word's colours have no #. */
export const hex = (color: string): string => color.slice(1);

/** Text as runs, one for each direction, with its line ends. */
export function runs(text: string, look: RunLook = {}): TextRun[] {
  return text.split('\n').flatMap((line, index) =>
    parts(line).map(
      ({ text, isRight }, part) =>
        new TextRun({
          ...look,
          text,
          ...(isRight && { rightToLeft: true, boldComplexScript: look.bold, sizeComplexScript: look.size }),
          ...(index > 0 && part === 0 && { break: 1 }),
        }),
    ),
  );
}

/** Word orders what lies within a run; it must be told which runs are of the right. */
function parts(line: string): { text: string; isRight: boolean }[] {
  const all: { text: string; isRight: boolean }[] = [];
  for (const [text] of line.matchAll(/\S+\s*|\s+/g)) {
    const isRight = rightLetter.test(text);
    const last = all.at(-1);
    if (last && last.isRight === isRight) last.text += text;
    else all.push({ text, isRight });
  }
  return all.length === 0 ? [{ text: '', isRight: false }] : all;
}

/** Whether a text's first letter runs right to left. */
export function beginsRight(text: string): boolean {
  return rightLetter.test(/\p{L}/u.exec(text)?.[0] ?? '');
}

/** A paragraph of a text; its direction is the text's. */
export function textParagraph(text: string, options: IParagraphOptions = {}, look: RunLook = {}): Paragraph {
  return new Paragraph({ ...options, bidirectional: beginsRight(text), children: runs(text, look) });
}

/** Text whose lines may differ in direction: those that follow each other with one direction are one paragraph. */
export function textParagraphs(text: string, options: IParagraphOptions = {}, look: RunLook = {}): Paragraph[] {
  const groups: string[][] = [];
  for (const line of text.split('\n')) {
    const last = groups.at(-1);
    if (last && beginsRight(last[0]!) === beginsRight(line)) last.push(line);
    else groups.push([line]);
  }
  return groups.map((lines) => textParagraph(lines.join('\n'), options, look));
}

/** Makes what it holds a place that `linkTo` leads to. */
export function placed(id: string, children: readonly ParagraphChild[]): Bookmark {
  return new Bookmark({ id: bookmarkName(id), children: [...children] });
}

export function linkTo(id: string, text: string): InternalHyperlink {
  const look = { color: hex(reportColors.accent), bold: true, size: 17 };
  return new InternalHyperlink({ anchor: bookmarkName(id), children: runs(text, look) });
}

/** Word takes letters, digits and underscores. */
const bookmarkName = (id: string): string => id.replaceAll('-', '_');

/** A bar along the left side of a paragraph. */
export function bar(color: string): Pick<IParagraphOptions, 'border' | 'indent'> {
  return {
    border: { left: { style: BorderStyle.SINGLE, size: 18, color: hex(color), space: 8 } },
    indent: { left: 200 },
  };
}
