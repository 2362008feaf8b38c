import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { PaperSize } from '../../../preload/contract/report-format.ts';
import { shorten } from '../clean-text.ts';
import type { AnswerBlock, Block, LoadPicture, ReportDocument } from '../document.ts';
import { stringsIn } from '../document-strings.ts';
import { reportColors } from '../report-colors.ts';
import { dateText, placeText, timeText } from '../time-text.ts';
import { stageWords, statusWords, words } from '../words.ts';
import { momentParagraphs, noteParagraphs } from './docx-moment.ts';
import { logTable, minutesTable } from './docx-rows.ts';
import { pageOf, styles } from './docx-style.ts';
import { columnWidths, table, textCell } from './docx-table.ts';
import { beginsRight, hex, linkTo, placed, runs, textParagraph, textParagraphs } from './docx-text.ts';
import { headingOf } from './heading.ts';

/**
 * A Word document (Office Open XML) with real headings, styles, captions, bookmarks and tables, to be worked on further. Its pictures lie in
 * memory until it is written: the format is one archive, and its library wants them all.
 */
export async function renderDocx(
  document: ReportDocument,
  loadPicture: LoadPicture,
  { paper }: { paper: PaperSize },
): Promise<Uint8Array> {
  const { title, author, appVersion } = document;
  const { size, margin, textWidth } = pageOf(paper);
  const children: (Paragraph | Table | TableOfContents)[] = [...head(document)];
  for (const block of document.blocks) {
    children.push(...(await blockChildren(document, block, textWidth, loadPicture)));
  }
  children.push(...foot(document, textWidth));
  const file = new Document({
    title,
    ...(author !== '' && { creator: author, lastModifiedBy: author }),
    description: words.madeBy(appVersion, dateText(document.exportedAt)),
    styles,
    ...(canBeEstimated(document) && { pageNumbers: estimatePageNumbers }),
    sections: [
      {
        properties: { page: { size, margin }, titlePage: true },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({ children: [textParagraph(shorten(title, 90), { style: 'Quiet' }, { size: 16 })] }),
        },
        footers: { first: pageFoot(document, textWidth), default: pageFoot(document, textWidth) },
        children,
      },
    ],
  });
  return Packer.toBuffer(file);
}

/**
 * Whether the pages of the contents can be worked out here. It takes the library seconds for a word of a thousand letters or a text of a
 * book's length: then Word is left to fill them in, which it offers to do.
 */
function canBeEstimated(document: ReportDocument): boolean {
  if (document.contents.length === 0) return false;
  const text = stringsIn(document).join(' ');
  return text.length < 100_000 && !/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{150}/u.test(text);
}

const byline = ({ author, date }: ReportDocument): string => [author, date].filter((part) => part !== '').join(' · ');

function pageFoot(document: ReportDocument, textWidth: number): Footer {
  const look = { size: 16, color: hex(reportColors.quiet) };
  const number = words.page(PageNumber.CURRENT, PageNumber.TOTAL_PAGES);
  return new Footer({
    children: [
      new Paragraph({
        style: 'Quiet',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [...runs(shorten(byline(document), 90), look), new TextRun({ ...look, children: ['\t', ...number] })],
      }),
    ],
  });
}

function head(document: ReportDocument): (Paragraph | TableOfContents)[] {
  const { title, facts, contents } = document;
  const told = facts.map(
    ({ label, value }) =>
      new Paragraph({
        style: 'Quiet',
        tabStops: [{ type: TabStopType.LEFT, position: 1800 }],
        indent: { left: 1800, hanging: 1800 },
        children: [
          ...runs(`${label}`),
          new TextRun({ children: ['\t'] }),
          ...runs(value, { color: hex(reportColors.ink) }),
        ],
      }),
  );
  const list = [
    textParagraph(
      words.contents,
      { style: 'Quiet', keepNext: true, spacing: { before: 320 } },
      { bold: true, size: 24 },
    ),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '2-4' }),
  ];
  return [
    textParagraph(title, { style: 'Title' }),
    textParagraph(byline(document), { style: 'Quiet' }),
    ...told,
    ...(contents.length > 0 ? list : []),
  ];
}

async function blockChildren(
  { template }: ReportDocument,
  block: Block,
  width: number,
  loadPicture: LoadPicture,
): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'text':
      return block.text.split(/\n{2,}/).flatMap((text) => textParagraphs(text));
    case 'heading':
      return [headingOf(block, block.text)];
    case 'answer':
      return answerParagraphs(block);
    case 'moment':
      return momentParagraphs(block, width, loadPicture);
    case 'moments': {
      const make = template === 'log' ? logTable : minutesTable;
      return [await make(block.moments, width, loadPicture), new Paragraph({})];
    }
    case 'decisions':
      return block.decisions.map(({ text, place }, index) => {
        const where = place === null ? [] : runs(`  ${placeText(place)}`, { size: 17, color: hex(reportColors.quiet) });
        const children = [...runs(`${index + 1}.`), new TextRun({ children: ['\t'] }), ...runs(text), ...where];
        return new Paragraph({ indent: { left: 440, hanging: 440 }, bidirectional: beginsRight(text), children });
      });
  }
}

function answerParagraphs(block: AnswerBlock): Paragraph[] {
  const { question, sentences, status, nearest, note } = block;
  const said = sentences.flatMap(({ text, references }, index): ParagraphChild[] => [
    ...runs(`${index === 0 ? '' : ' '}${text}`),
    ...references.flatMap(({ number, place }) => [
      ...runs(' '),
      linkTo(`quote-${number}`, place.still ? `[${number}]` : `[${number} · ${timeText(place.start)}]`),
    ]),
  ]);
  const bidirectional = beginsRight(sentences[0]?.text ?? '');
  const places = nearest.length === 0 ? '' : `${words.nearest}: ${nearest.map(placeText).join('; ')}`;
  return [
    ...(question === '' ? [] : [headingOf(block, question)]),
    ...(said.length === 0
      ? []
      : [new Paragraph({ style: 'AnswerText', bidirectional, alignment: AlignmentType.START, children: said })]),
    ...[statusWords[status] ?? '', places]
      .filter((line) => line !== '')
      .map((line) => textParagraph(line, { style: 'Quiet' })),
    ...noteParagraphs(note),
  ];
}

function foot({ sources, models, appVersion, exportedAt }: ReportDocument, width: number): (Paragraph | Table)[] {
  const files = sources.map(({ number, name, sha256, kind, duration }) => {
    const length = duration === null ? '' : timeText(duration);
    const facts = kind === null ? words.noLonger : [kind, length].filter(Boolean).join(', ');
    const label = placed(`source-${number}`, runs(words.source(number), { bold: true }));
    return [
      { children: [new Paragraph({ style: 'Cell', children: [label] })] },
      textCell(name),
      textCell(facts),
      // In two halves of one length, which the eye can compare.
      textCell(`${sha256.slice(0, 32)}\n${sha256.slice(32)}`, { size: 14, color: hex(reportColors.quiet) }),
    ];
  });
  const made = models.map(({ stage, model, version }) =>
    [stageWords[stage] ?? stage, model, version].map((text) => textCell(text)),
  );
  return [
    ...(files.length === 0
      ? []
      : [
          headingOf({ id: 'sources', level: 2 }, words.sources),
          table(words.sourceColumns, columnWidths(width, [640, 0, 1900, 3400]), files),
        ]),
    ...(made.length === 0
      ? []
      : [
          headingOf({ id: 'models', level: 2 }, words.models),
          table(words.modelColumns, columnWidths(width, [2600, 0, 2800]), made),
        ]),
    textParagraph([words.madeBy(appVersion, dateText(exportedAt)), words.timesFrom].join(' '), {
      style: 'Quiet',
      spacing: { before: 320 },
    }),
  ];
}
