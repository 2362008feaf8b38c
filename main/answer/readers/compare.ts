import { stem } from '../../language/stem.ts';
import { bag, met, type Term, terms } from '../../language/terms.ts';
import { type Comparison, comparisonOf } from '../question/comparison.ts';
import { isReversed } from '../question/superlative.ts';
import { cellTypes } from '../reading/cell-types.ts';
import type { Passage } from '../reading/passage.ts';
import { overlap } from '../reading/sightings.ts';
import { type Value, values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';
import { verbsOf } from './clause.ts';
import { columnFit, columnsOf, magnitude, share, tables, titleRows } from './table.ts';

/** Words in which more or less of anything is asked for: the column is told by the rest of the question. */
const COLUMN_FROM = 0.5;
/** Share of a label that a side of the comparison must name. */
const NAMED = 0.5;

/** One cell of each side, with the rows that they stand in. */
interface Pair {
  cells: [string, string];
  labels: [string, string];
  rows: [Passage, Passage];
  /** 0–1: how surely both sides and their column are meant. */
  fit: number;
}

/** "Is A larger than B", "which is cheaper, A or B", "how much more is A than B": two cells of a table against each other. */
export const readComparison: Reader = (input) => {
  const comparison = comparisonOf(input.ask.text);
  if (!comparison) return [];
  const titles = titleRows(input.views);
  const found: Candidate[] = [];
  for (const screen of input.views.flatMap((view) => view.screens)) {
    const { window } = input;
    if (window && (window.assetId !== screen.assetId || overlap(screen, window) === 0)) continue;
    for (const rows of tables(screen.lines.filter((line) => !titles.has(line)))) {
      const pair = rowPair(input, comparison, rows) ?? columnPair(input, comparison, rows);
      const told = pair && tell(comparison, pair);
      if (pair && told) found.push(propose(input, comparison, pair, told));
    }
  }
  return found;
};

/** Two rows and the column in which they are compared. */
function rowPair({ ask }: ReadInput, { sides, by, word }: Comparison, rows: readonly Passage[]): Pair | null {
  const [first, second] = sides.map((side) => named(side, rows)) as [Passage | null, Passage | null];
  if (!first || !second || first === second) return null;
  const own = bag([first, second].map((row) => row.cells[labelIn(ask.terms, row)]).join(' ')).stems;
  const about = ask.terms.filter((term) => !own.has(term.stem) && term.word !== word);
  const attribute = [...(by?.attribute ?? []), ...ask.want.attribute];
  const choices = columnsOf([first, second])
    .slice(1)
    .filter(({ cellOf }) => [first, second].every((row) => Number.isFinite(magnitude(cellOf(row)))));
  const fits = choices.map(({ title, cellOf }) => {
    const titled = columnFit(title, about, attribute, ask.want.focus);
    const kinds = [first, second].flatMap((row) => cellTypes(cellOf(row), title));
    const typed = by?.types.some((type) => kinds.includes(type)) ? 0.8 : 0;
    // The dearer is not the one with more minutes.
    const own = by ? columnFit(title, [], by.attribute, null) : 0;
    if (by && by.types.length > 0 && !typed && kinds.some((kind) => kind !== 'number') && own < 0.9) return 0;
    return Math.min(1, Math.max(0.8 * titled, typed, choices.length === 1 ? 0.6 : 0) + 0.25 * typed);
  });
  const best = Math.max(...fits, 0);
  if (best < COLUMN_FROM) return null;
  const { cellOf } = choices[fits.indexOf(best)]!;
  return {
    cells: [cellOf(first), cellOf(second)],
    labels: [first.cells[labelIn(terms(sides[0]), first)]!, second.cells[labelIn(terms(sides[1]), second)]!],
    rows: [first, second],
    fit: best,
  };
}

/** One row and two of its columns: "the fee today and from April". */
function columnPair({ ask }: ReadInput, { sides }: Comparison, rows: readonly Passage[]): Pair | null {
  const row = named(ask.text, rows);
  if (!row || row.columns.length < 3) return null;
  const [first, second] = sides.map((side) => {
    const words = terms(side);
    const fits = row.columns.map((title, i) => (i > 0 ? share(words, title) : 0));
    const best = Math.max(...fits);
    return best >= NAMED ? fits.indexOf(best) : -1;
  }) as [number, number];
  if (first < 1 || second < 1 || first === second) return null;
  if (![first, second].every((i) => Number.isFinite(magnitude(row.cells[i]!)))) return null;
  return {
    cells: [row.cells[first]!, row.cells[second]!],
    labels: [row.columns[first]!, row.columns[second]!],
    rows: [row, row],
    fit: 0.8,
  };
}

/** The row whose label a stretch of the question names best. */
function named(side: string, rows: readonly Passage[]): Passage | null {
  const words = terms(side);
  const shares = rows.map((row) => share(words, row.cells[labelIn(words, row)]!));
  const best = Math.max(...shares);
  return best >= NAMED ? rows[shares.indexOf(best)]! : null;
}

/** Index of the cell that names a row: the one of which the words name most, the first of equals; amounts name none. */
function labelIn(words: readonly Term[], row: Passage): number {
  const shares = row.cells.map((cell, i) => (i === 0 || !/\d/.test(cell) ? share(words, cell) : 0));
  return shares.indexOf(Math.max(...shares));
}

function tell({ asks, by, word }: Comparison, { cells, labels }: Pair): string | null {
  const [a, b] = cells.map(magnitude) as [number, number];
  if (asks === 'difference') return difference(cells);
  const reversed = isReversed(
    word,
    values(cells[0]).map((value) => value.type),
  );
  const more = (by!.direction === 'most') !== reversed ? a > b : a < b;
  if (asks === 'whether') return more ? 'Yes' : 'No';
  return a === b ? null : more ? labels[0] : labels[1];
}

/** The difference in the unit and with the decimals of the cells; null where they are told in different units. */
function difference(cells: [string, string]): string | null {
  const number = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/;
  const unit = (cell: string) => cell.replace(number, '').trim();
  const [one, two] = cells.map((cell) => number.exec(cell)?.[0]) as [string | undefined, string | undefined];
  if (!one || !two || unit(cells[0]) !== unit(cells[1]) || cells.some((cell) => /\d:\d/.test(cell))) return null;
  const decimals = Math.max(...[one, two].map((digits) => digits.split('.')[1]?.length ?? 0));
  const value = Math.abs(magnitude(cells[0]) - magnitude(cells[1]));
  const year = values(cells[0]).every((item: Value) => item.type === 'year');
  const told = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return year ? `${told} years` : cells[0].replace(number, told);
}

function propose(input: ReadInput, { asks, word }: Comparison, pair: Pair, text: string): Candidate {
  const { ask, scored } = input;
  const [first, second] = pair.rows;
  const base = Math.max(...pair.rows.map((row) => scored.find((item) => item.passage === row)?.score ?? 0.4), 0.5);
  const told = new Set([...ask.asked, word, stem(word), ...(ask.want.focus ? [stem(ask.want.focus)] : [])]);
  const known = (term: Term) =>
    told.has(term.stem) || met(term, first.around) >= 0.7 || met(term, second.around) >= 0.7;
  return candidate(
    { passage: first, score: base, coverage: 0, cosine: 0 },
    'comparison',
    text,
    0.75 + 0.25 * pair.fit,
    {
      support: pair.cells.map((cell, i) => `${pair.labels[i]}: ${cell}`).join(', '),
      evidence: [...new Set([...first.evidence, ...second.evidence])],
      accounted: [
        ...ask.terms.filter(known).map((term) => term.stem),
        ...verbsOf(ask),
        ...(asks === 'difference' ? ['differenc', 'lie'] : []),
      ],
    },
  );
}
