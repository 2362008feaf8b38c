import { clock } from '../../language/clock.ts';
import { met, type Term, terms } from '../../language/terms.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

const EARLIER = /\b(?:first|earlier|sooner|before the other)\b/i;
const LATER = /\b(?:last|later|second|after the other)\b/i;
const COMES =
  /\b(?:com(?:es?|ing)|came|shown|mentioned|said|appears?|appeared|seen|discussed|talked about|is|are|was|were)\b/i;
/** Share of its words that each of the two must hold. */
const LEAST = 0.6;

/** The two of "which comes first, the chart or the table"; null where the question does not set two in order. */
export function orderOf(question: string): { sides: [string, string]; order: 'earlier' | 'later' } | null {
  const text = question.replace(/[?.!]+$/, '').trim();
  const match = /^(?:what|which|who)\b(.*?)[,:–—]\s*(.+?),? or (.+)$/i.exec(text);
  if (!match || !COMES.test(match[1]!)) return null;
  const order = EARLIER.test(match[1]!) ? 'earlier' : LATER.test(match[1]!) ? 'later' : null;
  return order && { sides: [match[2]!, match[3]!], order };
}

/** "Which comes earlier, the prices or the helpers": of two things the one that is said or shown before the other. */
export const readOrder: Reader = ({ ask, views }) => {
  const order = orderOf(ask.text);
  if (!order) return [];
  const sides = order.sides.map((side) => terms(side).filter((term) => term.kind !== 'meta'));
  if (sides.some((side) => side.length === 0)) return [];
  return views.flatMap((view) => {
    const [one, other] = sides.map((side) => placeOf(view, side)) as [Place | null, Place | null];
    if (!one || !other || (one.at === other.at && one.line === other.line)) return [];
    const isFirst = one.at === other.at ? one.line < other.line : one.at < other.at;
    const answer = (order.order === 'earlier') === isFirst ? 0 : 1;
    const [told, beside] = answer === 0 ? [one, other] : [other, one];
    const support =
      one.at === other.at
        ? `${told.passage.text}; ${beside.passage.text}`
        : `${clock(told.at)} and ${clock(beside.at)}`;
    const score = Math.min(one.held, other.held);
    return [
      candidate(
        { passage: told.passage, score, coverage: score, cosine: 0 },
        'comparison',
        order.sides[answer]!,
        0.95,
        {
          support,
          evidence: [...told.passage.evidence, ...beside.passage.evidence],
          accounted: ask.terms.map((term) => term.stem),
        },
      ) satisfies Candidate,
    ];
  });
};

interface Place {
  passage: Passage;
  /** s */
  at: number;
  /** Which line of its screen. */
  line: number;
  held: number;
}

/** Where it stands first: in a heading rather than in a line, in a line of its own rather than beside something. */
function placeOf(view: AssetView, side: readonly Term[]): Place | null {
  const held = (passage: Passage) => side.filter((term) => met(term, passage.own) >= 0.7).length / side.length;
  const places = [...view.said, ...view.shown]
    .map((passage) => ({
      passage,
      at: passage.start,
      line: lineOf(view, passage),
      held: held(passage) * (passage.role === 'heading' ? 1 : 0.9),
    }))
    .filter((place) => place.held >= LEAST)
    .sort((a, b) => b.held - a.held || a.at - b.at);
  return places[0] ?? null;
}

function lineOf(view: AssetView, passage: Passage): number {
  const screen = view.screens.find(({ lines }) => lines.includes(passage));
  return screen ? screen.lines.indexOf(passage) : 0;
}
