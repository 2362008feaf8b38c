import { ordinal } from '../../language/numbers.ts';
import { stem } from '../../language/stem.ts';
import { met } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import type { Passage, Screen } from '../reading/passage.ts';
import { scoredOf } from '../reading/score.ts';
import { overlap } from '../reading/sightings.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';
import { titleRows } from './table.ts';

/** Words for a numbered list, which need not call itself one. */
export const AGENDA = /^(?:agenda|list|program|programme|order)$/;

/** "What is the second item of the agenda": the numbered line, else the n-th line below the heading that the question names. */
export const readOrdinal: Reader = ({ ask, views, scored, window }) => {
  if (ask.ordinal === null || /\bslide|shot|scene|picture|screen\b/i.test(ask.text)) return [];
  const found: Candidate[] = [];
  const terms = ask.terms.filter(
    (term) =>
      term.kind !== 'meta' &&
      term.kind !== 'number' &&
      !ask.asked.includes(term.stem) &&
      !/^(?:items?|points?|entry|lines?|rows?|bullets?)$/.test(term.word),
  );
  const titles = titleRows(views);
  for (const view of views) {
    for (const screen of view.screens) {
      if (window && (window.assetId !== view.assetId || overlap(screen, window) === 0)) continue;
      const items = itemsOf(screen, titles);
      // "The first stage" is a row of that name.
      if (items.list.some((one) => one.cells.length > 1 && ordinalOf(one.cells[0] ?? ''))) continue;
      const line = ask.ordinal === -1 ? items.list.at(-1) : items.list[ask.ordinal - 1];
      if (!line) continue;
      // An agenda need not call itself one: a numbered list is what the word means.
      const hits = terms.filter(
        (term) =>
          (items.numbered && AGENDA.test(term.word)) || screen.lines.some((other) => met(term, other.around) > 0),
      ).length;
      const about = terms.length === 0 ? 0.5 : hits / terms.length;
      const fit = Math.min(1, 0.35 + 0.35 * about + (items.numbered ? 0.3 : 0));
      const item = scoredOf(scored, line);
      found.push(
        candidate({ ...item, score: Math.max(item.score, 0.3 + 0.3 * about) }, 'ordinal', itemText(line), fit, {
          accounted: [
            ...ask.asked,
            ...ask.terms.filter((term) => term.kind === 'number' || term.kind === 'meta').map((term) => term.stem),
            'item',
            'topic',
            'point',
            'entry',
            'step',
            'last',
            'agenda',
            'list',
            ...(ask.want.focus ? [stem(ask.want.focus)] : []),
          ],
        }),
      );
    }
  }
  return found;
};

const ordinalOf = (cell: string): boolean => ordinal(tokens(cell)[0]?.word ?? '') !== undefined;

/** What a screen lists. */
export interface Items {
  list: Passage[];
  numbered: boolean;
}

/** Numbered lines of a screen; without numbers the lines below its heading, of a table its rows. */
export function itemsOf(screen: Screen, titles: ReadonlySet<Passage> = new Set()): Items {
  const below = screen.lines.filter((line) => line !== screen.title && line.role !== 'heading' && !titles.has(line));
  const numbered = below.filter((line) => numberOf(line) !== null && line.cells.length <= 2);
  if (numbered.length < 2) return { list: below, numbered: false };
  // The first number may have been lost in the reading: what stands before "2." belongs to the list.
  const before = below.slice(0, below.indexOf(numbered[0]!));
  const lost = (numberOf(numbered[0]!) ?? 1) - 1;
  return { list: [...(lost > 0 && before.length >= lost ? before.slice(-lost) : []), ...numbered], numbered: true };
}

function numberOf(line: Passage): number | null {
  const match = /^\W*(\d{1,2})(?:[.):]\s+\S|\s+\p{L})/u.exec(line.text);
  return match ? Number(match[1]) : null;
}

/** An item without its number or bullet. */
export const itemText = (line: Passage): string =>
  (line.cells.length > 1 ? line.cells.join(', ') : line.text)
    .replace(/^\W*\d{1,2}[.):]\s*/, '')
    .replace(/^[-•*·]\s*/, '');

/** "What goes into the sauce" asks for what a list holds. */
const HOLDS =
  /\b(?:goes? in(?:to)?|belongs? (?:in|to)|(?:is|are) (?:in|on|part of)|do (?:i|you|we) need|(?:is|are) needed|consists? of|contains?|includes?|make up)\b/i;

/** "List …", "what are the …": the lines below a heading that the question names. */
export const readList: Reader = ({ ask, views, scored, window }) => {
  const isList = ask.want.kind === 'list';
  if (!isList && !(ask.want.kind === 'what' && HOLDS.test(ask.text))) return [];
  const found: Candidate[] = [];
  const terms = ask.terms.filter((term) => term.kind !== 'meta' && term.kind !== 'light');
  if (terms.length === 0) return [];
  for (const view of views) {
    for (const screen of view.screens) {
      if (!screen.title || (window && (window.assetId !== view.assetId || overlap(screen, window) === 0))) continue;
      const hits = terms.filter((term) => met(term, screen.title!.own) > 0).length;
      if (hits / terms.length < 0.5) continue;
      const { list } = itemsOf(screen);
      if (list.length < 2) continue;
      const item = scoredOf(scored, screen.title);
      const text = list
        .slice(0, 5)
        .map((line) => (line.cells[0] ?? line.text).replace(/^\W*\d{1,2}[.):]\s*/, '').replace(/^[-•*·]\s*/, ''))
        .join('; ');
      found.push(
        candidate(item, 'list', text, (isList ? 0.5 : 0.4) + 0.4 * (hits / terms.length), {
          evidence: [...list.slice(0, 3).flatMap((line) => line.evidence)],
          accounted: ask.want.focus ? [stem(ask.want.focus)] : [],
        }),
      );
    }
  }
  return found;
};
