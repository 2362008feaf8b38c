import { met } from '../../language/terms.ts';
import { nameShare } from '../reading/file-name.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { scoredOf } from '../reading/score.ts';
import { candidate, type Reader, type ReadInput } from './candidate.ts';

const SAYS =
  '(?:sa(?:y|ys|id)|ask(?:s|ed)?|tell(?:s)?|told|mention(?:s|ed)?|spoken|heard|hear|remark(?:s|ed)?|utter(?:s|ed)?)';
/** "The very first thing Ada says", "what was said last", "Ada's closing words". */
const FIRST = new RegExp(
  `\\b(?:very )?(first|last|final|opening|closing) (?:thing|words?|sentence|remark|question|statement|line)s?\\b.*\\b${SAYS}\\b|\\b${SAYS}\\b.{0,30}?\\b(first|last)\\b(?! (?:year|week|month|time|night|summer|winter|name))|\\b(?:'s|his|her|their) (?:very )?(first|last|final|opening|closing) (?:words?|sentence|remark|question)s?\\b`,
  'i',
);

/** What was said first or last, by whom the question names, in the file that it speaks of. */
export const readUtterance: Reader = (input) => {
  const { ask, views, window } = input;
  const asked = window ? null : FIRST.exec(ask.text);
  if (!asked || ask.want.values.length > 0 || ask.want.kind === 'who') return [];
  const isLast = /last|final|closing/i.test(asked[1] ?? asked[2] ?? asked[3] ?? '');
  const isQuestion = /\bask|question/i.test(ask.text);
  return views.flatMap((view) => {
    const speakers = [...new Set(view.said.map(({ speaker }) => speaker))].filter(
      (speaker) =>
        speaker !== null &&
        ask.terms.some((term) => term.stem === speaker.toLowerCase() || term.word === speaker.toLowerCase()),
    );
    const own = view.said.filter(
      (one) =>
        !one.second &&
        (speakers.length === 0 || speakers.includes(one.speaker)) &&
        (!isQuestion || one.text.includes('?')),
    );
    const one = isLast ? own.at(-1) : own[0];
    if (!one) return [];
    const told = ask.terms.filter(
      (term) =>
        (term.kind === 'content' || term.kind === 'name') && !/^(?:first|last|final|closing|opening)$/.test(term.word),
    );
    const known = told.filter(
      (term) => speaksOfFile(view, term) || speakers.some((speaker) => speaker!.toLowerCase() === term.word),
    );
    const share = told.length === 0 ? 0.6 : known.length / told.length;
    if (share < 0.5) return [];
    const cue = own.filter((other) => other.evidence[0] === one.evidence[0]);
    const text = (one.evidence[0]?.kind === 'subtitle' ? cue : [one]).map((part) => part.text).join(' ');
    return [
      candidate(itemOf(input, one), 'said', text, 0.5 + 0.45 * share, {
        accounted: ask.terms
          .filter(
            (term) =>
              known.includes(term) ||
              term.kind === 'meta' ||
              term.kind === 'light' ||
              /^(?:first|last|final|thing)$/.test(term.word),
          )
          .map((term) => term.stem),
      }),
    ];
  });
};

/** The file's name, its slides or what is said in it hold the word. */
const speaksOfFile = (view: AssetView, term: ReadInput['ask']['terms'][number]): boolean =>
  nameShare(view.name, [term]) > 0 || [...view.shown, ...view.said].some((one) => met(term, one.own) >= 0.75);

function itemOf({ scored }: ReadInput, passage: Passage) {
  const item = scoredOf(scored, passage, 0.5);
  return { ...item, score: Math.max(0.55, item.score) };
}
