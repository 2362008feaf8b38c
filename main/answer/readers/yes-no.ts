import { met, type Term } from '../../language/terms.ts';
import { CONTRASTS } from '../../language/word-lists.ts';
import type { Passage } from '../reading/passage.ts';
import { meets } from '../reading/score.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

const NOT =
  /\b(?:not|no|never|none|nobody|without|cannot|can't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|forbidden|prohibited|refus\w+)\b/i;

/** Yes where a passage holds every word of the question, no where it holds all but one and the contrary of that. */
export const readYesNo: Reader = ({ ask, scored }) => {
  if (ask.want.kind !== 'yesNo') return [];
  const terms = ask.terms.filter((term) => term.kind !== 'meta');
  if (terms.length === 0) return [];
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 8)) {
    const { passage } = item;
    if (passage.mode === 'seen') continue;
    const missing = terms.filter((term) => meets(term, passage) < 0.5);
    const negated = NOT.test(passage.text) !== NOT.test(ask.text);
    if (missing.length === 0)
      found.push(candidate(item, 'yes or no', negated ? 'No' : 'Yes', 0.85, { support: passage.text }));
    else if (missing.length === 1 && contrary(missing[0]!, passage))
      found.push(candidate(item, 'contrary', 'No', 0.8, { support: passage.text, accounted: [missing[0]!.stem] }));
  }
  return found;
};

function contrary(term: Term, passage: Passage): boolean {
  return CONTRASTS.some(
    (set) =>
      set.has(term.word) &&
      [...passage.own.words].some(
        (word) => word !== term.word && set.has(word) && met({ ...term, word, stem: word }, passage.own) === 1,
      ),
  );
}
