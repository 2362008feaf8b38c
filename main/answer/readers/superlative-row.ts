import { stem } from '../../language/stem.ts';
import { bag, contentTerm, met } from '../../language/terms.ts';
import type { Ask } from '../question/ask.ts';
import { isReversed, type Superlative } from '../question/superlative.ts';
import { cellTypes } from '../reading/cell-types.ts';
import { nameShare } from '../reading/file-name.ts';
import type { AssetView, Passage, Screen } from '../reading/passage.ts';
import { values } from '../reading/values.ts';
import { candidate, type Nearness, type Reader } from './candidate.ts';
import { type Column, columnFit, columnsOf, rankOf, tables, titleRows } from './table.ts';

/** "Which gauge has the largest range": the row whose value in the right column is greatest or least. */
export const readSuperlative: Reader = ({ ask, scored, views, window, near }) => {
  const { superlative } = ask;
  if (!superlative) return [];
  const attribute = [...superlative.attribute, ...ask.want.attribute];
  const titles = titleRows(views);
  return views.flatMap((view) =>
    view.screens.flatMap((screen) => {
      if (window && (window.assetId !== view.assetId || screen.end <= window.start || screen.start >= window.end))
        return [];
      return tables(screen.lines.filter((line) => !titles.has(line))).flatMap((all) => {
        const rows = ofKind(ask, all);
        const titled = titleOf(rows, all, screen);
        const about = concern(ask, rows, titled, view, near);
        if (about === 0) return [];
        const base = Math.max(0, ...rows.map((row) => scored.find((item) => item.passage === row)?.score ?? 0));
        const [first, ...columns] = columnsOf(rows);
        const ranks = (cell: string) => Number.isFinite(rankOf(cell));
        const choices = columns.filter(({ cellOf }) => rows.filter((row) => ranks(cellOf(row))).length >= 2);
        // Where it is not told which of the columns counts, all of them must name the same row.
        const winners = choices.map((one) => winnerOf(rows, one, superlative));
        const agreed = choices.length > 1 && winners.every((row) => row === winners[0]);
        return choices.flatMap(({ title, cellOf }, i) => {
          const rest = ask.terms.filter((term) => term.word !== superlative.word);
          const fits = columnFit(title, rest, attribute, null);
          const heading = bag(titled);
          const byHeading = Math.max(
            0,
            ...rest.filter((term) => term.kind !== 'light').map((term) => met(term, heading)),
          );
          const kinds = new Set(rows.flatMap((row) => cellTypes(cellOf(row), title)));
          const wanted = superlative.types;
          // The quickest is not the one with the largest price: a column of another unit is not meant.
          const typed = wanted.some((type) => kinds.has(type));
          if (wanted.length > 0 && !typed && !kinds.has('number') && fits < 0.9) return [];
          const column =
            typed && fits < 0.8 ? 0.8 : choices.length === 1 ? 0.5 + 0.5 * Math.max(fits, byHeading) : fits;
          if (column < 0.5 && !agreed) return [];
          const row = winners[i]!;
          const label = labelOf(ask, row, first!);
          const told = toldCell(
            ask,
            label,
            cellOf(row),
            columns.map((one) => one.cellOf(row)),
          );
          if (told === null) return [];
          const isValue = told !== label;
          return [
            candidate(
              { passage: row, score: base + 0.1 * about, coverage: 0, cosine: 0 },
              'superlative',
              told,
              Math.max(column, agreed ? 0.5 : 0) *
                (0.55 + 0.45 * about) *
                (isValue ? 1 : calledSo(ask, rows, label, near)),
              {
                support: isValue ? label : cellOf(row),
                accounted: [
                  ...ask.asked,
                  superlative.word,
                  stem(superlative.word),
                  ...(/\b(?:most|least|fewest|highest|lowest) (\p{L}+)/iu.exec(ask.text)?.slice(1) ?? []).map((word) =>
                    stem(word.toLowerCase()),
                  ),
                  'bar',
                  ...superlative.attribute.map(stem),
                  ...(ask.want.focus ? [stem(ask.want.focus)] : []),
                ],
              },
            ),
          ];
        });
      });
    }),
  );
};

/** What a table is called: its heading, or the lines above a chart that were not taken for one, be it that one was taken for a row. */
const titleOf = (rows: readonly Passage[], [first]: readonly Passage[], { lines }: Screen): string =>
  rows[0]!.heading ??
  (first && !rows.includes(first) ? first.text : null) ??
  lines
    .filter(({ role }) => role === 'line')
    .slice(0, 2)
    .map(({ text }) => text)
    .join(' ');

/** "Which month": of a chart's bars, or what was taken for them, those that are of a month. */
function ofKind(ask: Ask, rows: Passage[]): Passage[] {
  const { want } = ask;
  if (want.kind !== 'which' || want.values.length === 0) return rows;
  const those = rows.filter((row) => isOfKind(ask, row));
  return those.length >= 2 ? those : rows;
}

const isOfKind = ({ want }: Ask, { cells }: Passage): boolean =>
  values(cells[0]!).some(({ type }) => want.values.includes(type));

/** What a row is called; where it begins with its number and a person is asked for, the name behind it. */
function labelOf({ want }: Ask, row: Passage, first: Column): string {
  const label = first.cellOf(row) || row.cells[0]!;
  if (want.kind !== 'who' || !/^\W*\d+\W*$/.test(label)) return label;
  return row.cells.find((cell) => /^\p{Lu}\p{L}/u.test(cell) && !/\d/.test(cell)) ?? label;
}

/** The row at that end of a column. */
function winnerOf(rows: readonly Passage[], { cellOf }: Column, { word, direction }: Superlative): Passage {
  const ranked = rows
    .filter((row) => Number.isFinite(rankOf(cellOf(row))))
    .sort((a, b) => rankOf(cellOf(a)) - rankOf(cellOf(b)));
  const types = values(cellOf(ranked[0]!)).map((value) => value.type);
  return (direction === 'most') !== isReversed(word, types) ? ranked.at(-1)! : ranked[0]!;
}

/** "What is the highest price" asks for the cell; "which …", "who …", "where …" for whose it is; "how many weeks … the cheapest" for another cell of that row. */
function toldCell({ want, text }: Ask, label: string, cell: string, others: readonly string[]): string | null {
  const answers = (one: string) => values(one).some(({ type }) => type !== 'number' && want.values.includes(type));
  if (want.values.length > 0 && answers(label)) return label;
  if (want.kind === 'howMuch' || want.kind === 'howMany') return answers(cell) ? cell : (others.find(answers) ?? cell);
  // "Which day" is told by no season and by no amount of rain.
  if (want.kind === 'which' && want.values.length > 0 && values(label).length === 0 && !answers(cell)) return null;
  if (want.values.length > 0 && (want.kind !== 'which' || want.attribute.length > 0)) return cell;
  const bare = want.kind === 'what' && !want.focus;
  return bare && /^what (?:is|are|was|were) (?:the )?(?:\p{L}+est|most|least)\b/iu.test(text) ? cell : label;
}

/** What the tables of a screen are called. */
export const headingsOf = (screen: Screen): string[] =>
  tables(screen.lines).map((rows) => titleOf(rows.slice(1), rows, screen));

/** 1 where the first column, the label, or what the table is called may be the kind of thing asked for; less where they are of something else. */
function calledSo({ want: { focus } }: Ask, rows: readonly Passage[], label: string, near: Nearness): number {
  if (focus === null) return 1;
  const title = bag(rows[0]!.columns[0] ?? '');
  const titles = bag(`${rows[0]!.columns[0] ?? ''} ${rows[0]!.heading ?? ''}`);
  if (met(contentTerm(focus), titles) > 0) return 1;
  const words = [...title.words, ...bag(label).words].filter((word) => word.length > 2);
  if (words.length === 0) return 1;
  return near(focus, words) < UNLIKE ? 0.7 : 0.9;
}

/** Below it a title or a label is of something else than the noun that is asked for. */
const UNLIKE = 0.3;
/** From it on a table's heading speaks of what is asked in other words: "passengers" of who travelled. */
const LIKE = 0.45;

/** Share of what the question asks about that a table speaks of, in its heading, its titles or its labels, or its file by its name. */
function concern(ask: Ask, rows: readonly Passage[], titled: string, view: AssetView, near: Nearness): number {
  // A label that is a month need not be called one.
  const focus = ask.want.focus !== null && rows.every((row) => isOfKind(ask, row)) ? stem(ask.want.focus) : null;
  const telling = ask.terms.filter(
    (term) =>
      (term.kind === 'content' || term.kind === 'name') &&
      term.word !== ask.superlative?.word &&
      term.stem !== 'bar' &&
      !ask.superlative?.attribute.some((word) => stem(word) === term.stem),
  );
  if (telling.length === 0) return 1;
  const text = bag([titled, ...rows.map((row) => `${row.text} ${row.context}`)].join('\n'));
  const heading = bag(titled).words;
  const file = view.screens[0]?.lines ?? [];
  const held = telling.map((term) => {
    if (term.stem === focus || met(term, text) >= 0.7) return 1;
    if (near(term.word, heading) >= LIKE) return 0.6;
    return nameShare(view.name, [term]) > 0 || file.some((line) => met(term, line.own) >= 0.7) ? 0.6 : 0;
  });
  return held.reduce<number>((sum, one) => sum + one, 0) / telling.length;
}
