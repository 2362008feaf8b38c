import { stem } from '../../language/stem.ts';
import { bag, contentTerm, met, type Term } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { STOP_WORDS } from '../../language/word-lists.ts';
import type { Ask } from '../question/ask.ts';
import { cellTypes } from '../reading/cell-types.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import type { Scored } from '../reading/score.ts';
import { type ValueType, values } from '../reading/values.ts';
import { type Candidate, candidate, type Nearness, type Reader } from './candidate.ts';

/** A cell of a table or chart by its row and column: "the price of X", "how high … at 05:52". */
export const readTable: Reader = ({ ask, scored, views, near }) => {
  const found: Candidate[] = [];
  if (ask.superlative || ask.want.kind === 'why' || ask.want.kind === 'yesNo') return found;
  const titles = titleRows(views);
  const numbered = ask.terms.filter((term) => /\d/.test(term.word)).map((term) => term.word);
  const codes = (ask.text.match(/\b[A-Z]{1,3}-?\d{1,4}\b/g) ?? []).map(codeOf);
  for (const item of scored.slice(0, 40)) {
    const { passage } = item;
    if (passage.role !== 'row' || passage.cells.length < 2 || titles.has(passage)) continue;
    // The row is chosen by a cell that the question names; a row that only shares the table's heading is not meant.
    // A number is a row's name only where the question says that number.
    const named = passage.cells.map((cell, i) =>
      codes.length > 0 && CODE.test(cell.trim())
        ? Number(codes.includes(codeOf(cell)))
        : numbered.includes(tokens(cell).find((word) => /\d/.test(word.word))?.word ?? '')
          ? Math.max(0.9, share(ask.terms, cell))
          : /\d/.test(cell) && !numbered.some((word) => cell.includes(word))
            ? byTelling(ask, item, i, scored)
            : Math.max(share(ask.terms, cell), byTelling(ask, item, i, scored)),
    );
    const best = Math.max(...named);
    if (best < 0.34) continue;
    found.push(...labelOf(ask, item, named, best, near));
    for (const [i, cell] of passage.cells.entries()) {
      if (named[i]! > 0.5 * best && best > 0) continue;
      const column = passage.columns[i] ?? '';
      const open = ask.terms.filter((term) => met(term, passage.own) < 0.7 && term.kind !== 'number');
      const byTitle = Math.max(
        columnFit(column, ask.terms, ask.want.attribute, ask.want.focus),
        softFit(column, open, near),
        saidTitle(column, passage.columns, ask.text),
      );
      const types = cellTypes(cell, column);
      const rank = Math.min(...ask.want.values.map((type, at) => (types.includes(type) ? at : 99)), 99);
      const typed = rank < 99 ? 1 - 0.15 * rank : 0;
      if (ask.want.kind === 'howMany' && types.length === 0) continue;
      // A row's place in the order is no price and no country.
      if (ORDER.test(column.trim()) && columnFit(column, ask.terms, ask.want.attribute, ask.want.focus) < 1) continue;
      // A weight is no price, whatever its column is called.
      if (ask.want.values.length > 0 && !isOfKind(ask, types, cell, column)) continue;
      const onlyOther = passage.cells.length === 2 ? 0.35 : 0;
      // Who is asked for is a name, not a number; how much of X is told in the row of X.
      if (ask.want.kind === 'who' && /\d/.test(cell)) continue;
      const focus = ask.want.kind === 'howMuch' ? ask.want.focus : null;
      const whole = `${passage.cells.join(' ')} ${column} ${passage.heading ?? ''}`;
      const amiss = focus && share([contentTerm(focus)], whole) === 0 ? 0.15 : 1;
      const counts =
        ask.want.kind !== 'howMany' ||
        !ask.want.focus ||
        types.some((type) => type !== 'number' && ask.want.values.includes(type)) ||
        share([contentTerm(ask.want.focus)], whole) > 0
          ? 1
          : 0.6;
      // "Which workshop" is told by a name, not by an amount; "which country" not by a number, unless that is its column's title.
      const unlike =
        /^(?:which|what|list)$/.test(ask.want.kind) &&
        ask.want.values.length === 0 &&
        ((byTitle < 0.9 && types.some((type) => TELLING.test(type))) ||
          (byTitle < 1 && ask.want.focus !== null && /^\W*\d+\W*$/.test(cell)))
          ? 0.6
          : 1;
      const fit =
        amiss *
        counts *
        unlike *
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
          accounted: [
            ...ask.asked,
            ...tokens(`${column} ${counts === 1 ? (ask.want.focus ?? '') : ''}`).map((t) => stem(t.word)),
          ],
        }),
      );
    }
  }
  return found;
};

/** Titles of the column that only counts the rows. */
const ORDER = /^(?:place|rank|position|pos|no|nr|#)\.?$/i;

/** Kinds that say by themselves what they measure. */
const TELLING =
  /^(?:money|percent|duration|length|speed|weight|temperature|volume|clock|date|weekday|month|year|phone|address)$/;

/** Whether a cell may tell what is asked for: a value of its kind, a number without unit, or words. */
function isOfKind({ want }: Ask, types: readonly ValueType[], cell: string, title: string): boolean {
  // Nobody is two hours old, nor as old as the place that was won.
  if (want.attribute.includes('age')) return /years?|months?|weeks?|days?|\bold|\bage|\bborn/i.test(`${cell} ${title}`);
  // A time that was run looks like one of the day.
  if (want.values.includes('clock') && /^\d+:\d\d(?::\d\d)?$/.test(cell.trim())) return true;
  if (types.some((type) => want.values.includes(type) && type !== 'number')) return true;
  // 9800 people are no price, and hours of work are none.
  const isOther = TELLING.test(types[0] ?? '') || /^\W*\d[\d.,\s]*\s\p{L}{3,}/u.test(cell);
  if (isOther && TELLING.test(want.values[0]!)) return false;
  return (want.values.includes('number') && types.includes('number')) || !types.some((type) => TELLING.test(type));
}

/** A title of function words alone, "For" beside "Against", that the question says. */
function saidTitle(title: string, titles: readonly string[], question: string): number {
  const isPlain = (one: string) => /^\p{L}+$/u.test(one) && STOP_WORDS.has(one.toLowerCase());
  if (!isPlain(title) || titles.filter(isPlain).length < 2) return 0;
  return new RegExp(`\\b${title}\\b`, 'i').test(question) ? 1 : 0;
}

/** How far a label is named by those of its words that tell: "Symphony no. 4" is "the symphony" where no other row is one. */
function byTelling({ terms }: Ask, { passage }: Scored, at: number, scored: readonly Scored[]): number {
  const words = at === 0 ? tellingOf(passage.cells[0]!) : '';
  if (words === '' || words === passage.cells[0]) return 0;
  const named = 0.9 * share(terms, words);
  const isOnly = () =>
    !scored.some(
      ({ passage: other }) =>
        other.assetId === passage.assetId &&
        other.heading === passage.heading &&
        other.text !== passage.text &&
        share(terms, tellingOf(other.cells[0] ?? '')) > 0,
    );
  return named > 0 && isOnly() ? named : 0;
}

const tellingOf = (label: string): string =>
  label
    .split(/\s+/)
    .filter((word) => /\p{L}{3,}/u.test(word) && !STOP_WORDS.has(word.toLowerCase()))
    .join(' ');

/** A letter and a digit or two, one of which may have been taken for a letter: "Bl" for "B1". */
const CODE = /^[A-Z]{1,2}[-\s]?[\dlIO]{1,3}$/;
const codeOf = (text: string): string =>
  text
    .trim()
    .replace(/[-\s]/g, '')
    .replace(/(?<=.)[lI]/g, '1')
    .replace(/(?<=.)O/g, '0');

/** "Which pump costs 149 euros", "where will it snow": a cell says what is asked about, the label says of which. */
function labelOf(ask: Ask, item: Scored, named: readonly number[], best: number, near: Nearness): Candidate[] {
  const { passage } = item;
  const label = passage.cells[0]!;
  const at = named.indexOf(best);
  const asksLabel = ['which', 'what', 'who', 'where', 'list'].includes(ask.want.kind);
  if (!asksLabel || at === 0 || named[0]! > 0 || best < 0.6) return [];
  const types = values(label).map((value) => value.type);
  if (ask.want.values.length > 0 && !ask.want.values.some((type) => types.includes(type))) return [];
  if (ask.want.kind === 'who' && /\d/.test(label)) return [];
  // A row's number names nothing, and is no price.
  if (/^\W*\d{1,3}\W*$/.test(label) && (ask.want.values[0] ?? 'money') !== 'number') return [];
  const title = bag(passage.columns[0] ?? '');
  const { focus } = ask.want;
  const isCalled = focus !== null && (title.stems.has(stem(focus)) || met(contentTerm(focus), title) > 0);
  // "Which school" is not asked of a column of robots.
  const isOther = focus !== null && !isCalled && title.words.size > 0 && near(focus, title.words) < UNLIKE ? 0.7 : 1;
  const byTitle = isCalled ? 0.2 : 0;
  return [
    candidate(item, 'row label', label, isOther * (0.55 + 0.25 * best + byTitle), {
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

/** As they were recognised, before those were parted that stood close together. */
function titlesOf({ evidence: [item] }: Passage): string {
  if (item?.detail.kind !== 'text') return '';
  return item.detail.columns.filter((title, i, all) => title !== all[i - 1]).join('|');
}

function findTitles(views: readonly AssetView[]): ReadonlySet<Passage> {
  const found = new Set<Passage>();
  for (const view of views) {
    const titled = new Set(
      view.shown.filter((row) => row.columns.length > 0).flatMap((row) => [row.columns.join('|'), titlesOf(row)]),
    );
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
  return 0.85 * share(terms, column);
}

/** Words whose nearness tells that a title means what is asked: "sell" and "goods". */
const NEAR_FROM = 0.42;
/** Below it a title is of something else than the noun that is asked for. */
const UNLIKE = 0.3;

/** How near a title's words lie to those of the question that the row does not hold, 0–0.8. */
function softFit(column: string, open: readonly Term[], near: Nearness): number {
  const words = [...bag(column).words].filter((word) => word.length > 2);
  if (words.length === 0) return 0;
  const best = Math.max(0, ...open.map((term) => near(term.word, words)));
  return best < NEAR_FROM ? 0 : Math.min(0.8, 0.45 + 1.5 * (best - NEAR_FROM));
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

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What cells are ordered by: a day of a month by the calendar, else their number. */
export function rankOf(cell: string): number {
  const [date] = values(cell).filter((value) => value.type === 'date');
  const month = date
    ? MONTHS.indexOf(
        /\p{L}{3,}/u
          .exec(date.text.replace(/^\p{L}+day\b/iu, ''))?.[0]
          .slice(0, 3)
          .toLowerCase() ?? '',
      )
    : -1;
  if (!date || month === -1) return magnitude(cell);
  const year = /\d{4}/.exec(date.text)?.[0] ?? '0';
  return Number(year) * 400 + month * 32 + magnitude(date.text.replace(/\d{4}/, ''));
}

/** One column of a table. */
export interface Column {
  /** '' where it has none. */
  title: string;
  /** '' where the row has no such cell. */
  cellOf(row: Passage): string;
}

/** Columns of the rows of one table: by their titles, where a cell may have been lost in the reading; else by their order. */
export function columnsOf(rows: readonly Passage[]): Column[] {
  const longest = rows.reduce((a, b) => (b.cells.length > a.cells.length ? b : a));
  const titled = rows.every((row) => row.columns.length === row.cells.length);
  return longest.cells.map((_, i) => {
    const title = longest.columns[i] ?? '';
    const at = (row: Passage) => (titled ? row.columns.indexOf(title) : i);
    return { title, cellOf: (row) => row.cells[at(row)] ?? '' };
  });
}

/** Rows of a screen that stand under one heading and have the same columns, or the same number of them. */
export function tables(lines: readonly Passage[]): Passage[][] {
  const groups = new Map<string, Passage[]>();
  let heading = '';
  for (const line of lines) {
    if (line.role !== 'row' || line.cells.length < 2) continue;
    // A letter or two between the rows is dirt, not a heading.
    if ((line.heading?.length ?? 0) > 2 || heading === '') heading = line.heading ?? '';
    const titled = line.columns.length === line.cells.length && new Set(line.columns).size === line.columns.length;
    const key = `${heading}|${titled ? line.columns[0] : line.cells.length}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].filter((rows) => rows.length >= 2);
}
