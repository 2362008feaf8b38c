import type { LoadPicture, MomentBlock, Quote } from '../document.ts';
import { kindColors } from '../report-colors.ts';
import { spanText } from '../time-text.ts';
import { kindWords, words } from '../words.ts';
import { type Column, columnPieces, type Fixed, rowPieces } from './columns.ts';
import { standsHere } from './contents.ts';
import { thumbnail } from './figure.ts';
import type { Piece } from './flow.ts';
import type { Inline } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { anchor } from './quote.ts';
import { plain, type Sheet } from './sheet.ts';
import { addHeads, columnEdges } from './table.ts';
import type { Tagged } from './tags.ts';

type Edge = { left: number; width: number };

/** The evidence log: number, picture and file of each exhibit, and beside them a row for each of its quotes. */
export async function* addLog(
  sheet: Sheet,
  moments: readonly MomentBlock[],
  root: Tagged,
  loadPicture: LoadPicture,
): AsyncGenerator<void> {
  const pictured = moments.some(({ figure }) => figure !== null);
  const { exhibit, picture, file, time, what, kind, source } = words.log;
  const heads = [exhibit, ...(pictured ? [picture] : []), file, time, what, kind, source];
  const edges = columnEdges(sheet, [32, ...(pictured ? [92] : []), pictured ? 76 : 110, 60, 0, 60, 32]);
  const table = root.within('Table');
  addHeads(sheet, heads, edges, table);
  for (const moment of moments) {
    await addExhibit(sheet, moment, edges, table, loadPicture);
    yield;
  }
  sheet.flow.repeat(undefined);
  table.end();
}

async function addExhibit(
  sheet: Sheet,
  moment: MomentBlock,
  edges: readonly Edge[],
  table: Tagged,
  loadPicture: LoadPicture,
): Promise<void> {
  const { id, exhibit, place, figure, quotes } = moment;
  const row = table.within('TR');
  const [number, ...rest] = edges as [Edge, ...Edge[]];
  const [time, what, kind, source] = rest.slice(-4) as [Edge, Edge, Edge, Edge];
  const file = rest.at(-5)!;
  const fixed = [textAt(sheet, number, plain(String(exhibit ?? ''), styles.cellStrong), row)];
  if (figure) fixed.push(await thumbnail({ ...sheet, ...rest[0]! }, figure, row.within('TD'), loadPicture));
  fixed.push(textAt(sheet, file, plain(place.fileName, styles.cell), row));
  const cell = row.within('TD');
  const flowing = (quotes.length > 0 ? quotes : [undefined]).flatMap((quote, index) => {
    const cells: [Edge, Inline[]][] = [
      [time, plain(spanText(quote?.place ?? place), styles.cell)],
      [what, quote ? said(quote) : []],
      [kind, quote ? [{ text: kindWords[quote.kind], style: { ...styles.tag, color: kindColors[quote.kind] } }] : []],
      [source, [{ text: words.source(place.source), style: styles.reference, to: `source-${place.source}` }]],
    ];
    const columns = cells
      .filter(([, inlines]) => inlines.length > 0)
      .map(([edge, inlines]): Column => ({ inlines, ...edge, tagged: cell.within('P') }));
    return spaced(columnPieces(sheet, columns, quote && anchor(sheet, quote)), index === 0 ? 0 : 5);
  });
  const wide = { left: what.left, width: source.left + source.width - what.left };
  flowing.push(...remarks(sheet, moment, wide, cell));
  const begins = flowing[0]!;
  flowing[0] = {
    ...begins,
    draw(y) {
      standsHere(sheet, id, y);
      begins.draw(y);
    },
  };
  sheet.flow.add(...rowPieces(sheet, flowing, { fixed, padding: 5, onEnd: () => row.end() }));
}

function said({ number, text, context }: Quote): Inline[] {
  return [
    ...(number === null ? [] : [{ text: `${number}  `, style: styles.cellStrong }]),
    { text, style: styles.cell },
    ...(context === null ? [] : [{ text: `\n${context}`, style: styles.cellQuiet }]),
  ];
}

/** How many quotes were left out, and what the person wrote. */
function remarks(sheet: Sheet, { more, note }: MomentBlock, edge: Edge, cell: Tagged): Piece[] {
  const texts = [
    ...(more > 0 ? [plain(words.more(more), styles.cellQuiet)] : []),
    ...(note === ''
      ? []
      : [[...plain(`${words.note}  `, { ...styles.tag, color: kindColors.note }), ...plain(note, styles.cell)]]),
  ];
  return texts.flatMap((inlines) => spaced(columnPieces(sheet, [{ inlines, ...edge, tagged: cell.within('P') }]), 5));
}

const spaced = (pieces: Piece[], gap: number): Piece[] =>
  pieces.map((piece, index) => (index === 0 ? { ...piece, gap } : piece));

function textAt(sheet: Sheet, edge: Edge, inlines: Inline[], row: Tagged): Fixed {
  const pieces = columnPieces(sheet, [{ inlines, ...edge, tagged: row.within('TD') }]);
  return {
    height: pieces.reduce((sum, { height }) => sum + height, 0),
    draw(y) {
      pieces.forEach((piece, index) => {
        piece.draw(y + index * piece.height);
      });
    },
  };
}
