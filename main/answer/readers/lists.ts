import { stem } from '../../language/stem.ts';
import { met } from '../../language/terms.ts';
import type { Passage, Screen } from '../reading/passage.ts';
import { overlap } from '../reading/sightings.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

/** Words for a numbered list, which need not call itself one. */
const AGENDA = /^(?:agenda|list|program|programme|order)$/;

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
  for (const view of views) {
    for (const screen of view.screens) {
      if (window && (window.assetId !== view.assetId || overlap(screen, window) === 0)) continue;
      const items = itemsOf(screen);
      const line = ask.ordinal === -1 ? items.list.at(-1) : items.list[ask.ordinal - 1];
      if (!line) continue;
      // An agenda need not call itself one: a numbered list is what the word means.
      const hits = terms.filter(
        (term) =>
          (items.numbered && AGENDA.test(term.word)) || screen.lines.some((other) => met(term, other.around) > 0),
      ).length;
      const about = terms.length === 0 ? 0.5 : hits / terms.length;
      const fit = Math.min(1, 0.35 + 0.35 * about + (items.numbered ? 0.3 : 0));
      const item = scored.find((other) => other.passage === line) ?? {
        passage: line,
        score: 0.4,
        coverage: 0,
        cosine: 0,
      };
      found.push(
        candidate(
          { ...item, score: Math.max(item.score, 0.3 + 0.3 * about) },
          'ordinal',
          line.text
            .replace(/^\W*\d{1,2}\W+\s*/, '')
            .replace(/^[-•*·]\s*/, '')
            .replaceAll(' | ', ', '),
          fit,
          {
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
          },
        ),
      );
    }
  }
  return found;
};

/** Numbered lines of a screen; without numbers the lines below its heading. */
function itemsOf(screen: Screen): { list: Passage[]; numbered: boolean } {
  const numbered = screen.lines.filter(
    (line) => /^\W*\d{1,2}[.):]\s+\S|^\W*\d{1,2}\s+\p{L}/u.test(line.text) && line.cells.length <= 2,
  );
  if (numbered.length >= 2) return { list: numbered, numbered: true };
  return { list: screen.lines.filter((line) => line !== screen.title && line.role !== 'heading'), numbered: false };
}

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
      const item = scored.find((other) => other.passage === screen.title) ?? {
        passage: screen.title,
        score: 0.4,
        coverage: 0,
        cosine: 0,
      };
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

const ITEM = /^(?:items?|points?|steps?|lines?|entries|rows?|bullets?|topics?|tasks?)$/;

/** "How many points are on the agenda": the items under the heading that the question names. */
export const readItemCount: Reader = ({ ask, views, scored, window }) => {
  const focus = ask.want.focus;
  if (ask.want.kind !== 'howMany' || !focus) return [];
  const found: Candidate[] = [];
  const noun = { word: focus, stem: stem(focus), kind: 'content' as const };
  const about = ask.terms.filter(
    (term) => term.stem !== noun.stem && (term.kind === 'content' || term.kind === 'name'),
  );
  for (const screen of views.flatMap((view) => view.screens)) {
    if (window && (window.assetId !== screen.assetId || overlap(screen, window) === 0)) continue;
    const { list, numbered } = itemsOf(screen);
    const titled = screen.title !== null && met(noun, screen.title.own) >= 0.75;
    if (list.length < 2 || !(titled || (ITEM.test(focus) && numbered))) continue;
    const known = about.filter(
      (term) => (numbered && AGENDA.test(term.word)) || screen.lines.some((line) => met(term, line.around) > 0),
    );
    if (known.length < about.length || !screen.title) continue;
    const item = scored.find((other) => other.passage === screen.title) ?? {
      passage: screen.title,
      score: 0.4,
      coverage: 0,
      cosine: 0,
    };
    found.push(
      candidate({ ...item, score: Math.max(0.5, item.score) }, 'item count', String(list.length), 0.8, {
        support: list.map((line) => line.cells[0] ?? line.text).join('; '),
        evidence: list.slice(0, 3).flatMap((line) => line.evidence),
        accounted: [
          ...ask.asked,
          noun.stem,
          ...about.filter((term) => AGENDA.test(term.word)).map((term) => term.stem),
        ],
      }),
    );
  }
  return found;
};
