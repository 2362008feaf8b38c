import { bag, contentTerm, met, type Term } from '../../language/terms.ts';
import { isRole } from '../../language/word-lists.ts';
import { nameShare } from '../reading/file-name.ts';
import type { Passage, Screen } from '../reading/passage.ts';
import { scoredOf } from '../reading/score.ts';
import { overlap } from '../reading/sightings.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';
import { AGENDA, itemsOf, itemText } from './lists.ts';
import { share, tables, titleRows } from './table.ts';

/** What any list holds. */
const ITEM =
  /^(?:items?|points?|steps?|lines?|entry|entries|rows?|bullets?|topics?|tasks?|things?|objects?|articles?|names?|parts?|rules?|tips?|reasons?|ways?|questions?|ideas?|instructions?|dates?|jobs?|places?)$/;
/** What being on a list is called. */
const LISTED =
  /^(?:list|lists|listed|listing|compared?|named?|mentioned|shown|given|table|chart|slide|screen|there|be|made|consists?|comprises?|contains?|has|have|packed|kinds?|different|total|altogether|take|takes|need|needed|count|overall)$/;
/** Share of what the question says beside the noun that the screen must speak of. */
const ABOUT = 0.5;

/** "How many points are on the agenda", "how many clays are compared": the items that a screen lists. */
export const readItemCount: Reader = (input) => {
  const { ask, views } = input;
  const { focus } = ask.want;
  if (ask.want.kind !== 'howMany' || !focus || ask.want.values[0] !== 'number') return [];
  const titles = titleRows(views);
  const noun = contentTerm(focus);
  const about = ask.terms.filter(
    (term) =>
      term.stem !== noun.stem &&
      (term.kind === 'content' || term.kind === 'name' || AGENDA.test(term.word)) &&
      !LISTED.test(term.word) &&
      !isRole(term.word),
  );
  return views.flatMap((view) =>
    view.screens.flatMap((screen) => {
      if (!isIn(input, screen)) return [];
      const { list, numbered } = itemsOf(screen, titles);
      if (list.length < 2 || !screen.title) return [];
      // "Runners of the Red Kites" are not all that the table lists.
      const chosen = list.filter((line) => line.cells.slice(1).some((cell) => isNamedBy(ask.terms, cell)));
      if (chosen.length > 0 && chosen.length < list.length) return [];
      const called = calledSo(noun, screen, list, numbered);
      if (called === 0) return [];
      const known = about.filter(
        (term) =>
          (AGENDA.test(term.word) && !list.some((line) => line.cells.length > 2)) ||
          met(term, screen.title!.near) > 0 ||
          view.shown.some((line) => line.start <= 12 && met(term, line.own) >= 0.75) ||
          nameShare(view.name, [term]) > 0,
      );
      const share = about.length === 0 ? 0.7 : known.length / about.length;
      const unlike = !numbered && ask.terms.some((term) => term.word === 'agenda') ? 0.2 : 0;
      if (share < ABOUT) return [];
      return [
        counted(input, screen, list, 0.45 + 0.3 * share + 0.25 * called - unlike, 'item count', [noun, ...known]),
      ];
    }),
  );
};

/** "How many robots has Ludmila built": rows of a table of which one cell is what the question names. */
export const readRowCount: Reader = (input) => {
  const { ask, views } = input;
  const { focus } = ask.want;
  if (ask.want.kind !== 'howMany' || !focus || ask.want.values[0] !== 'number') return [];
  const titles = titleRows(views);
  const noun = contentTerm(focus);
  return views.flatMap((view) =>
    view.screens.flatMap((screen) => {
      if (!isIn(input, screen)) return [];
      return tables(screen.lines.filter((line) => !titles.has(line))).flatMap((rows) => {
        const heading = bag(`${rows[0]!.heading ?? ''} ${rows[0]!.columns[0] ?? ''}`);
        if (met(noun, heading) < 0.75 && !ITEM.test(focus)) return [];
        const columns = rows[0]!.cells.map((_, i) => i).slice(1);
        return columns.flatMap((i) => {
          const held = rows.filter((row) => isNamedBy(ask.terms, row.cells[i] ?? ''));
          // One cell for all rows is no choice, and a column of amounts is asked for, not counted.
          if (held.length === 0 || held.length === rows.length) return [];
          const words = [...bag(held.map((row) => row.cells[i]).join(' ')).stems];
          const known = ask.terms.filter(
            (term) => words.includes(term.stem) || met(term, heading) > 0 || LISTED.test(term.word),
          );
          return [counted(input, screen, held, 0.95, 'row count', [noun, ...known])];
        });
      });
    }),
  );
};

/** Whether the question says the whole of a cell that is a name. */
const isNamedBy = (terms: readonly Term[], cell: string): boolean =>
  /^\p{L}/u.test(cell) && !/\d/.test(cell) && share(terms, cell) >= 0.99;

/** How surely the noun means what is listed, 0–1. */
function calledSo(noun: Term, screen: Screen, list: readonly Passage[], numbered: boolean): number {
  if (list.some((line) => line.columns[0] && met(noun, bag(line.columns[0])) >= 0.75)) return 1;
  // Under "Guests per day" stand numbers of guests.
  const amounts = list.filter((line) => line.cells.length >= 2 && line.cells.slice(1).some((cell) => /\d/.test(cell)));
  if (amounts.length >= list.length / 2) return 0;
  if (met(noun, screen.title!.own) >= 0.75) return 1;
  return ITEM.test(noun.word) ? (numbered ? 0.9 : 0.7) : 0;
}

function isIn({ window }: ReadInput, screen: Screen): boolean {
  return !window || (window.assetId === screen.assetId && overlap(screen, window) > 0);
}

function counted(
  { scored, ask }: ReadInput,
  screen: Screen,
  list: readonly Passage[],
  fit: number,
  reader: string,
  known: readonly Term[],
): Candidate {
  const at = screen.title ?? list[0]!;
  const item = scoredOf(scored, at);
  return candidate({ ...item, score: Math.max(0.5, item.score) }, reader, String(list.length), fit, {
    support: list.map((line) => line.cells[0] ?? itemText(line)).join('; '),
    evidence: list.slice(0, 3).flatMap((line) => line.evidence),
    accounted: [
      ...ask.asked,
      ...known.map((term) => term.stem),
      ...ask.terms.filter((term) => LISTED.test(term.word)).map((term) => term.stem),
    ],
  });
}
