import { ordinal } from '../../language/numbers.ts';
import { stem } from '../../language/stem.ts';
import { type Bag, bag, contentTerm, met, slips, type Term } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { CONTRASTS, isRole, STOP_WORDS } from '../../language/word-lists.ts';
import type { Ask } from '../question/ask.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';
import { columnFit, titleRows } from './table.ts';

/** Share of the question's words that the row and what leads to it must hold together. */
const LEAST = 0.75;
/** What the second place must add. */
const MORE = 0.1;
/** The row's name in the other place: all of it, or the word that no other row has. */
const BY_WORD = 0.75;
/** Rows and their bridges that go on. */
const MOST = 8;

const WEIGHT: Record<Term['kind'], number> = { content: 1, name: 1.3, number: 0.8, light: 0.2, meta: 0.1 };

/**
 * Two hops by what both places name: the question describes something by what is told elsewhere in the file ("the hall with the black
 * ceiling", "the family with the leeks", "Jarek's robot"), a row that bears its name holds what is asked for. Found from the evidence
 * rather than from the question's grammar: a row and a passage that share a name, and that hold the question's words only together.
 */
export const readJoined: Reader = (input) => {
  const { ask, views } = input;
  if (['why', 'yesNo', 'list', 'quote', 'where'].includes(ask.want.kind) || ask.superlative || ask.want.mediaTime)
    return [];
  // "On which day", "how many kilos": the kind of value tells as much.
  const kind = ask.want.focus && (ask.want.values[0] ?? 'number') !== 'number' ? stem(ask.want.focus) : null;
  const sought = ask.terms.filter(
    (term) => term.kind !== 'meta' && !isRole(term.word) && !isPerson(term.word) && term.stem !== kind,
  );
  if (sought.length < 2) return [];
  const titles = titleRows(views);
  const joins = views.flatMap((view) => joinsIn(view, sought, ask, titles));
  return joins
    .sort((a, b) => b.coverage - a.coverage || b.by - a.by)
    .slice(0, MOST)
    .flatMap((join) => cellsOf(input, join, sought));
};

/** A row of a table, a bar, or a line "label: value". */
interface Row {
  passage: Passage;
  cells: readonly string[];
  columns: readonly string[];
}

interface Join {
  row: Row;
  link: Passage;
  /** The cell that both name. */
  name: number;
  /** How surely they do. */
  by: number;
  coverage: number;
}

function joinsIn(view: AssetView, sought: readonly Term[], ask: Ask, titles: ReadonlySet<Passage>): Join[] {
  const rows = view.shown.flatMap((passage) => rowOf(passage, titles));
  const links = [...view.said, ...view.shown].filter((passage) => passage.role !== 'heading' && !titles.has(passage));
  const nothing = bag('');
  // What one row tells alone needs no second place.
  const alone = Math.max(0, ...rows.map((row) => coverage(sought, row, nothing, false)));
  const found: Join[] = [];
  for (const row of rows) {
    const beside = rows.filter((other) => other.passage.heading === row.passage.heading && other !== row);
    const left = sought.filter((term) => Math.max(met(term, row.passage.around), placeOf(term, row)) < 0.7);
    const placed = row.columns.findIndex((_, i) => ask.terms.some((term) => placeOf(term, row, i) === 1));
    if (placed !== -1)
      found.push({ row, link: row.passage, name: placed, by: 1, coverage: coverage(sought, row, nothing, false) });
    if (!left.some((term) => term.kind === 'content' || term.kind === 'name' || term.kind === 'number')) continue;
    for (const link of links) {
      if (
        link === row.passage ||
        (link.heading !== null && link.role === 'row' && link.heading === row.passage.heading)
      )
        continue;
      const text = linkText(link);
      const helps = left.filter((term) => met(term, text) >= 0.7);
      const chosen = isChoice(ask, link);
      if (!chosen && !helps.some((term) => term.kind !== 'light')) continue;
      // "What needs a ticket of its own" is told by the sentence itself.
      if (!chosen && tellsAlone(ask, sought, link, text)) continue;
      const shares = row.cells.map((cell) => Math.min(namedIn(cell, link, beside), isNameOf(cell, link)));
      const by = Math.max(...shares);
      if (by < BY_WORD) continue;
      const name = shares.indexOf(by);
      const own = bag(row.cells[name]!);
      // The name itself is what is described: that the question says it would be no description.
      if (!chosen && helps.every((term) => met(term, own) >= 0.7)) continue;
      found.push({ row, link, name, by, coverage: coverage(sought, row, text, chosen) });
    }
  }
  return found.filter((one) => one.coverage >= LEAST && (one.link === one.row.passage || one.coverage > alone + MORE));
}

function rowOf(passage: Passage, titles: ReadonlySet<Passage>): Row[] {
  if (titles.has(passage)) return [];
  if (passage.role === 'row' && passage.cells.length >= 2)
    return [{ passage, cells: passage.cells, columns: passage.columns }];
  const line = /^(.{2,40}?):\s+(\S.{0,40})$/.exec(passage.text);
  return line && passage.role !== 'heading' ? [{ passage, cells: [line[1]!, line[2]!], columns: [] }] : [];
}

/** What a passage tells of, with its column titles where it is a row, and who says it. */
const linkText = (link: Passage) =>
  link.role === 'row' ? link.around : bag(`${link.text} ${link.speaker ?? ''} ${link.context}`);

function coverage(sought: readonly Term[], row: Row, text: Bag, chosen: boolean): number {
  let sum = 0;
  let all = 0;
  for (const term of sought) {
    const weight = WEIGHT[term.kind];
    const choice = chosen && CHOSEN.test(term.word) ? 1 : 0;
    const value = Math.max(met(term, row.passage.around), met(term, text), placeOf(term, row), choice);
    all += weight;
    sum += weight * value;
    if (value < 0.7 && (term.kind === 'name' || term.kind === 'number')) return 0;
  }
  return all === 0 ? 0 : sum / all;
}

/** How surely a passage names a cell: all its words, or the one that no other row of the table has; recognised names may be a letter off. */
function namedIn(cell: string, link: Passage, beside: readonly Row[]): number {
  if (/^\W*[\d.,:%]+\W*\p{L}{0,6}\W*$/u.test(cell)) return 0;
  const words = tokens(cell).filter(({ word }) => word.length > 1 && !STOP_WORDS.has(word));
  if (words.length === 0) return 0;
  const within = (word: (typeof words)[number]) =>
    met(contentTerm(word.word), link.own) === 1 || (/^\p{Lu}/u.test(word.raw) && misheard(word.word, link));
  const hits = words.filter(within);
  if (hits.length === words.length) return 1;
  const others = beside.map((row) => bag(row.cells.join(' ')));
  const alone = hits.some(
    ({ word }) => word.length > 3 && !isContrast(word) && !others.some((other) => met(contentTerm(word), other) >= 0.8),
  );
  return alone ? BY_WORD + 0.2 * (hits.length / words.length) : 0;
}

function misheard(word: string, { own, stream }: Passage): boolean {
  if (!stream.startsWith('speech') || word.length < 5) return false;
  return [...own.words].some(
    (other) => other[0] === word[0] && Math.abs(other.length - word.length) <= 1 && slips(word, other) <= 1,
  );
}

/** A row beside which the name stands among other words ("Frost cover, Brook S and M") is of something else. */
function isNameOf(cell: string, link: Passage): number {
  if (link.role !== 'row') return 1;
  const own = tokens(cell).map(({ word }) => word);
  const holding = link.cells.filter((other) => own.some((word) => bag(other).words.has(word)));
  return holding.some((other) => own.length >= 0.6 * tokens(other).length) ? 1 : 0;
}

/** All that is asked about stands in the one place, together with the kind of thing that is asked for. */
function tellsAlone(ask: Ask, sought: readonly Term[], link: Passage, text: Bag): boolean {
  if (sought.some((term) => WEIGHT[term.kind] > WEIGHT.light && met(term, text) < 0.7)) return false;
  const { values: wanted } = ask.want;
  return wanted.length === 0 || values(link.text).some(({ type }) => wanted.includes(type));
}

/** "In second place": the row that bears that number, where a column counts places. */
function placeOf(term: Term, { cells, columns }: Row, only?: number): number {
  const value = ordinal(term.word);
  const at = columns.findIndex(
    (title, i) => (only === undefined || only === i) && /^(?:place|rank|position|pos|no|nr|#)\b/i.test(title.trim()),
  );
  return value !== undefined && at !== -1 && Number.parseInt(cells[at]!, 10) === value ? 1 : 0;
}

const CHOSEN =
  /^(?:chosen|picked|selected|gets?|got|wins?|won|awarded|job|order|contract|taken|preferred|hired|accepted)$/;
const BEING_CHOSEN =
  /\b(?:chosen|picked|selected|preferred|hired|accepted|(?:gets?|got|wins?|won|awarded|given) the (?:job|order|contract|bid|work|deal|commission))\b/i;
const CHOOSING =
  /\b(?:(?:i|we|let us|let's|we'll|i'll|shall|will) (?:\w+ )?(?:take|choose|pick|go with|hire|settle on|vote for|prefer|order from)|(?:only|just) (?:\p{L}+ )+(?:is|are) left|(?:choice|decision|vote) (?:is|fell|goes|went))\b/iu;

/** "The firm that got the job" is told by whoever says that they take it. */
const isChoice = (ask: Ask, link: Passage): boolean =>
  link.mode === 'said' && BEING_CHOSEN.test(ask.text) && CHOOSING.test(link.text);

function cellsOf({ ask, scored }: ReadInput, join: Join, sought: readonly Term[]): Candidate[] {
  const { row, link, name } = join;
  const text = linkText(link);
  // What only the description says names no column.
  const own = sought.filter((term) => met(term, link.own) < 0.7 || met(term, row.passage.around) >= 0.7);
  const scoreOf = (passage: Passage) => scored.find((item) => item.passage === passage);
  const cosine = Math.max(scoreOf(row.passage)?.cosine ?? 0, scoreOf(link)?.cosine ?? 0);
  const heading = bag(row.passage.heading ?? '');
  const accounted = [
    ...ask.asked,
    ...ask.terms
      .filter(
        (term) =>
          term.kind === 'meta' ||
          isRole(term.word) ||
          isPerson(term.word) ||
          placeOf(term, row) === 1 ||
          (isChoice(ask, link) && CHOSEN.test(term.word)) ||
          met(term, row.passage.around) >= 0.7 ||
          met(term, text) >= 0.7,
      )
      .map((term) => term.stem),
  ];
  return row.cells.flatMap((cell, i) => {
    if (i === name || namedIn(cell, link, []) === 1) return [];
    const types = values(cell).map((value) => value.type);
    if (ask.want.kind === 'who' && (/\d/.test(cell) || !/^\p{Lu}/u.test(cell))) return [];
    const numeric = ['howMany', 'howMuch'].includes(ask.want.kind);
    if (numeric && !/\d/.test(cell)) return [];
    const typed = ask.want.values.some((type) => types.includes(type));
    if (!numeric && ask.want.values.length > 0 && !typed) return [];
    const byTitle = columnFit(row.columns[i] ?? '', own, ask.want.attribute, ask.want.focus);
    const byType = ask.want.values.some((type) => type !== 'number' && types.includes(type)) ? 0.7 : 0;
    // Of two cells one is the name, the other all that is told of it.
    const only = row.cells.length === 2 && own.some((term) => met(term, heading) >= 0.7) ? 0.8 : 0;
    const alone = row.cells.length === 2 && row.columns.length === 0 ? 0.55 : 0;
    const fit = Math.max(byTitle, byType, only, alone);
    if (fit < 0.5) return [];
    const item = {
      passage: row.passage,
      score: 0.6 * join.coverage + 0.4 * Math.max(0.3, cosine),
      coverage: join.coverage,
      cosine,
    };
    return [
      candidate(item, 'joined', cell, 0.35 + 0.35 * fit + 0.3 * join.by, {
        support: `${row.cells[name]}: ${link.text}`,
        evidence: [...row.passage.evidence, ...link.evidence],
        accounted: [
          ...accounted,
          ...tokens(`${row.columns[i] ?? ''} ${ask.want.focus ?? ''}`).map(({ word }) => stem(word)),
        ],
      }),
    ];
  });
}

const isContrast = (word: string): boolean => CONTRASTS.some((set) => set.has(word));
const isPerson = (word: string): boolean =>
  /^(?:persons?|people|man|men|woman|women|boy|girl|guy|someone|one|item|thing|things)$/.test(word);
