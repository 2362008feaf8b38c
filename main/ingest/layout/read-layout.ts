import type { OcrLine } from '../../../native-models/protocol.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import { joinUprightBars } from './bar-chart.ts';
import { columnTitles } from './column-titles.ts';
import { toFractions, toFragments } from './fragments.ts';
import { findHeadings } from './headings.ts';
import { withLetterCase } from './letter-case.ts';
import { splitProseColumns } from './prose-columns.ts';
import { type Row, toRows } from './rows.ts';
import { readableFragments } from './table-signs.ts';
import { joinWrapped } from './wrapped-lines.ts';

/** One thing that a picture says: what becomes one evidence of kind `text`. Boxes in fractions of the picture. */
export interface TextItem {
  role: 'heading' | 'row' | 'line';
  text: string;
  box: Box;
  confidence: number;
  heading: string | null;
  cells: { text: string; box: Box }[];
  columns: string[];
  /** Height of a capital, fraction of the picture's height. */
  size: number;
}

/**
 * Layout of a picture from its recognised lines, in reading order: rows of a table or chart as one item with their column titles,
 * headings, paragraphs and bullets without their line breaks, program text line by line.
 * @param aspect width / height of the picture.
 */
export function readLayout(lines: readonly OcrLine[], aspect: number): TextItem[] {
  const fragments = readableFragments(toFragments(lines, aspect));
  const rows = joinWrapped(joinUprightBars(splitProseColumns(withLetterCase(toRows(fragments)))));
  const titles = columnTitles(rows);
  const headings = findHeadings(rows);
  return rows.map((row, i) => {
    const { isHeading, under } = headings[i]!;
    return toItem(row, isHeading, under === null ? null : textOf(rows[under]!), titles[i]!, aspect);
  });
}

function toItem(row: Row, isHeading: boolean, heading: string | null, columns: string[], aspect: number): TextItem {
  const cells = row.cells.length > 1 ? row.cells : [];
  const letters = row.cells.reduce((sum, c) => sum + c.text.length, 0);
  return {
    role: isHeading ? 'heading' : cells.length > 0 ? 'row' : 'line',
    text: textOf(row),
    box: toFractions(row.box, aspect),
    confidence: row.cells.reduce((sum, c) => sum + c.confidence * c.text.length, 0) / letters,
    heading,
    cells: cells.map((c) => ({ text: c.text, box: toFractions(c.box, aspect) })),
    columns: cells.length > 0 ? columns : [],
    size: Math.max(...row.cells.map((c) => c.size)),
  };
}

function textOf(row: Row): string {
  return row.cells.map((c) => c.text).join(' | ');
}
