import { bag, met } from '../../language/terms.ts';
import { candidate, type Reader } from './candidate.ts';

const KIND = /^(?:country|countries|city|town|village|place|region|island|state|county|street|continent)$/;
const AFTER =
  /\b(?:in|at|from|to|near|of|outside|above|below|off|on|around) (?:the )?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*)/gu;

/** "In which country", "from which city": a name behind a preposition of place. */
export const readNamedPlace: Reader = ({ ask, scored }) => {
  if (!KIND.test(ask.want.focus ?? '')) return [];
  return scored.slice(0, 10).flatMap((item) => {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.role === 'heading') return [];
    return [...passage.text.matchAll(AFTER)]
      .map((match) => match[1]!)
      .filter((name) => !ask.terms.some((term) => met(term, bag(name)) === 1))
      .map((name) =>
        candidate(item, 'named place', name, 0.85, {
          support: passage.text,
          accounted: [...bag(ask.want.focus!).stems],
        }),
      );
  });
};
