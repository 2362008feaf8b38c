import { stem } from '../../language/stem.ts';
import { bag, met, type Term } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import type { Ask } from '../question/ask.ts';
import { isReversed } from '../question/superlative.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import type { Scored } from '../reading/score.ts';
import { values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

/** A cell of a table or chart by its row and column: "the price of X", "how high … at 05:52". */
export const readTable: Reader = ({ ask, scored, views }) => {
  const found: Candidate[] = [];
  if (ask.superlative || ask.want.kind === 'why' || ask.want.kind === 'yesNo') return found;
  const titles = titleRows(views);
  const numbered = ask.terms.filter((term) => /\d/.test(term.word)).map((term) => term.word);
  for (const item of scored.slice(0, 40)) {
    const { passage } = item;
    if (passage.role !== 'row' || passage.cells.length < 2 || titles.has(passage)) continue;
    // The row is chosen by a cell that the question names; a row that only shares the table's heading is not meant.
    // A number is a row's name only where the question says that number.
    const named = passage.cells.map((cell) =>
      numbered.includes(tokens(cell).find((word) => /\d/.test(word.word))?.word ?? '')
        ? Math.max(0.9, share(ask.terms, cell))
        : /\d/.test(cell) && !numbered.some((word) => cell.includes(word))
          ? 0
          : share(ask.terms, cell),
    );
    const best = Math.max(...named);
    if (best < 0.34) continue;
    found.push(...labelOf(ask, item, named, best));
    for (const [i, cell] of passage.cells.entries()) {
      if (named[i]! > 0.5 * best && best > 0) continue;
      const column = passage.columns[i] ?? '';
      const byTitle = columnFit(column, ask.terms, ask.want.attribute, ask.want.focus);
      const types = values(cell).map((value) => value.type);
      const rank = Math.min(...ask.want.values.map((type, at) => (types.includes(type) ? at : 99)), 99);
      const typed = rank < 99 ? 1 - 0.15 * rank : 0;
      const onlyOther = passage.cells.length === 2 ? 0.35 : 0;
      // Who is asked for is a name, not a number; how much of X is told in the row of X.
      if (ask.want.kind === 'who' && /\d/.test(cell)) continue;
      const focus = ask.want.kind === 'howMuch' ? ask.want.focus : null;
      const amiss =
        focus &&
        share([{ kind: 'content', word: focus, stem: stem(focus) }], passage.cells.join(' ')) === 0 &&
        byTitle < 0.9
          ? 0.2
          : 1;
      const fit =
        amiss *
        (ask.want.values.length > 0
          ? typed > 0
            ? 0.45 * typed + 0.55 * Math.max(byTitle, onlyOther)
            : 0.6 * byTitle
          : Math.max(byTitle * 0.95, onlyOther * 1.8));
      if (fit < 0.2) continue;
      const label = passage.cells[named.indexOf(best)]!;
      found.push(
        candidate(item, 'table', cell, Math.min(1, fit * (0.6 + 0.4 * Math.min(1, best))), {
          support: [label, column].filter(Boolean).join(', '),
          accounted: [...ask.asked, ...tokens(`${column} ${ask.want.focus ?? ''}`).map((t) => stem(t.word))],
        }),
      );
    }
  }
  return found;
};

/** "Which pump costs 149 euros", "where will it snow": a cell says what is asked about, the label says of which. */
function labelOf(ask: Ask, item: Scored, named: readonly number[], best: number): Candidate[] {
  const { passage } = item;
  const label = passage.cells[0]!;
  const at = named.indexOf(best);
  const asksLabel = ['which', 'what', 'who', 'where', 'list'].includes(ask.want.kind);
  if (!asksLabel || at === 0 || named[0]! > 0 || best < 0.6) return [];
  const types = values(label).map((value) => value.type);
  if (ask.want.values.length > 0 && !ask.want.values.some((type) => types.includes(type))) return [];
  if (ask.want.kind === 'who' && /\d/.test(label)) return [];
  const title = bag(passage.columns[0] ?? '');
  const byTitle = ask.want.focus !== null && title.stems.has(stem(ask.want.focus)) ? 0.2 : 0;
  return [
    candidate(item, 'row label', label, 0.55 + 0.25 * best + byTitle, {
      support: passage.cells[at]!,
      accounted: [...ask.asked, ...(ask.want.focus ? [stem(ask.want.focus)] : [])],
    }),
  ];
}

/** Share of a cell's words that the question holds: the whole of "Gull Rock", half of "Mid ebb". */
export function share(terms: readonly Term[], cell: string): number {
  const words = tokens(cell);
  if (words.length === 0) return 0;
  const hit = words.filter((word) => {
    const one = bag(word.word);
    return terms.some((term) => met(term, one) >= 0.75);
  });
  return hit.length / words.length;
}

/** Rows that hold a table's titles: the cells of the rows below name them as their columns. */
export function titleRows(views: readonly AssetView[]): ReadonlySet<Passage> {
  const titles = known.get(views) ?? findTitles(views);
  known.set(views, titles);
  return titles;
}

/** Half a dozen readers ask for the same. */
const known = new WeakMap<readonly AssetView[], ReadonlySet<Passage>>();

function findTitles(views: readonly AssetView[]): ReadonlySet<Passage> {
  const found = new Set<Passage>();
  for (const view of views) {
    const titled = new Set(view.shown.filter((row) => row.columns.length > 0).map((row) => row.columns.join('|')));
    for (const row of view.shown) {
      const own = row.cells.join('|');
      if (
        row.cells.length >= 2 &&
        row.columns.length === 0 &&
        [...titled].some(
          (columns) =>
            columns === own ||
            (row.cells.length >= 3 && columns.split('|').every((title) => row.cells.includes(title))),
        )
      )
        found.add(row);
    }
  }
  return found;
}

export function columnFit(
  column: string,
  terms: readonly Term[],
  attribute: readonly string[],
  focus: string | null,
): number {
  if (column.trim() === '') return 0;
  const title = bag(column);
  const words = [...attribute, ...(focus ? [focus] : [])];
  if (words.some((word) => title.stems.has(stem(word)))) return 1;
  if (words.some((word) => [...bag(word).groups].some((group) => title.groups.has(group)))) return 0.9;
  return share(terms, column);
}

/** Number that a cell is compared by; a clock time in minutes; NaN where it holds none. */
export function magnitude(cell: string): number {
  const clock = /(\d{1,2}):(\d{2})/.exec(cell);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const digits = /[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:[.,]\d+)?/.exec(cell);
  if (!digits) return Number.NaN;
  const plain = digits[0].replace('−', '-');
  return Number(/,\d{3}(?:$|\D)/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}

/** "Which gauge has the largest range": the row whose value in the right column is greatest or least. */
export const readSuperlative: Reader = ({ ask, scored, views, window }) => {
  if (!ask.superlative) return [];
  const found: Candidate[] = [];
  const attribute = [...ask.superlative.attribute, ...ask.want.attribute];
  const titles = titleRows(views);
  for (const view of views) {
    for (const screen of view.screens) {
      if (window && (window.assetId !== view.assetId || screen.end <= window.start || screen.start >= window.end))
        continue;
      for (const rows of tables(screen.lines.filter((line) => !titles.has(line)))) {
        const scores = rows.map((row) => scored.find((item) => item.passage === row)?.score ?? 0);
        const base = Math.max(...scores, 0);
        if (!concerns(ask, rows)) continue;
        const columns = rows[0]!.columns;
        const choices = rows[0]!.cells
          .map((_, i) => i)
          .filter((i) => i > 0 && rows.filter((row) => Number.isFinite(magnitude(row.cells[i] ?? ''))).length >= 2);
        for (const i of choices) {
          const heading = bag(`${rows[0]!.heading ?? ''}`);
          const fits = columnFit(
            columns[i] ?? '',
            ask.terms.filter((term) => term.word !== ask.superlative!.word),
            attribute,
            null,
          );
          const byHeading = Math.max(
            0,
            ...ask.terms.filter((term) => term.kind !== 'light').map((term) => met(term, heading)),
          );
          const kinds = new Set(rows.flatMap((row) => values(row.cells[i] ?? '').map((value) => value.type)));
          const wanted = ask.superlative.types;
          // The quickest is not the one with the largest price: a column of another unit is not meant.
          const typed = wanted.some((type) => kinds.has(type));
          if (wanted.length > 0 && !typed && !kinds.has('number') && fits < 0.9) continue;
          const fit = typed && fits < 0.8 ? 0.8 : choices.length === 1 ? 0.5 + 0.5 * Math.max(fits, byHeading) : fits;
          if (fit < 0.5) continue;
          const ranked = rows
            .filter((row) => Number.isFinite(magnitude(row.cells[i] ?? '')))
            .sort((a, b) => magnitude(a.cells[i]!) - magnitude(b.cells[i]!));
          const types = values(ranked[0]!.cells[i]!).map((value) => value.type);
          const flip = isReversed(ask.superlative.word, types);
          const row = (ask.superlative.direction === 'most') !== flip ? ranked.at(-1)! : ranked[0]!;
          const isValue =
            ask.want.kind === 'howMuch' ||
            (ask.want.values.length > 0 && ask.want.kind !== 'which') ||
            (ask.want.kind === 'what' && !ask.want.focus);
          const item = { passage: row, score: base, coverage: 0, cosine: 0 };
          found.push(
            candidate(item, 'superlative', isValue ? row.cells[i]! : row.cells[0]!, fit, {
              support: isValue ? row.cells[0]! : row.cells[i]!,
              accounted: [
                ...ask.asked,
                ask.superlative.word,
                stem(ask.superlative.word),
                ...(/\b(?:most|least) (\p{L}+)/iu.exec(ask.text)?.slice(1) ?? []).map((word) =>
                  stem(word.toLowerCase()),
                ),
                'bar',
                ...(ask.want.focus ? [stem(ask.want.focus)] : []),
              ],
            }),
          );
        }
      }
    }
  }
  return found;
};

/** Whether a table speaks of what the question asks about, in its heading, its titles or its labels. */
function concerns(ask: Ask, rows: readonly Passage[]): boolean {
  const telling = ask.terms.filter(
    (term) =>
      (term.kind === 'content' || term.kind === 'name') && term.word !== ask.superlative?.word && term.stem !== 'bar',
  );
  const text = bag(rows.map((row) => `${row.text} ${row.context}`).join('\n'));
  return telling.length === 0 || telling.some((term) => met(term, text) >= 0.7);
}

/** Rows of a screen that stand under one heading and have the same number of cells. */
export function tables(lines: readonly Passage[]): Passage[][] {
  const groups = new Map<string, Passage[]>();
  for (const line of lines) {
    if (line.role !== 'row' || line.cells.length < 2) continue;
    const key = `${line.heading ?? ''}|${line.cells.length}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].filter((rows) => rows.length >= 2);
}
