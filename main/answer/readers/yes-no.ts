import { bag, met, type Term } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { CONTRASTS, isRole } from '../../language/word-lists.ts';
import type { Passage } from '../reading/passage.ts';
import { meets } from '../reading/score.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

const NOT =
  /\b(?:not|no|never|none|nobody|no-?one|nothing|neither|nor|rarely|hardly|without|cannot|can't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|forbidden|prohibited|refus\w+)\b/i;
/** Where a sentence turns: what is denied on one side may hold on the other. */
const TURN = /[,;:]\s+|\s+(?=(?:but|although|though|whereas|while|because|since)\b)/i;

/** Yes where a passage holds every word of the question, no where it denies them or holds all but one and the contrary of that. */
export const readYesNo: Reader = ({ ask, scored }) => {
  if (ask.want.kind !== 'yesNo') return [];
  const terms = ask.terms.filter((term) => term.kind !== 'meta');
  const telling = terms.filter((term) => term.kind !== 'light' && !isRole(term.word));
  if (telling.length === 0) return [];
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 8)) {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.text.endsWith('?')) continue;
    const missing = telling.filter((term) => meets(term, passage) < 0.5);
    // Of many words one may be said otherwise; whether what is left supports the answer is for the check to say.
    const spare = telling.length >= 3 && missing.every((term) => term.kind === 'content') ? 1 : 0;
    if (missing.length === 1 && contrary(missing[0]!, passage))
      found.push(candidate(item, 'contrary', 'No', 0.8, { support: passage.text, accounted: [missing[0]!.stem] }));
    else if (missing.length <= spare) {
      const turned = swapped(ask.text, passage.text);
      const no = (turned ?? denied(passage.text, telling)) !== NOT.test(ask.text);
      found.push(
        candidate(item, 'yes or no', no ? 'No' : 'Yes', 0.85 - 0.1 * missing.length, { support: passage.text }),
      );
    }
  }
  return found;
};

/** Whether a sentence denies what it says of the question's words: "in an oven, but not in a microwave" does of the microwave. */
function denied(text: string, terms: readonly Term[]): boolean {
  const parts = text.split(TURN).map((part) => ({
    no: NOT.test(part),
    held: terms.filter((term) => tokens(part).some((token) => met(term, bag(token.word)) >= 0.7)).length,
  }));
  const all = Math.max(...parts.map((part) => part.held));
  const whole = parts.filter((part) => part.held === all);
  const rest = parts.filter((part) => part.held > 0 && !whole.includes(part));
  if (all >= terms.length || rest.length === 0) return whole.some((part) => part.no);
  return [...whole, ...rest].some((part) => part.no);
}

/** "Is fresh bread better", "stale bread is better than fresh": the one that the question puts first comes second; null for no comparison. */
function swapped(question: string, text: string): boolean | null {
  const said = /^(.*?)\b(\p{L}+er|more \p{L}+|less \p{L}+) than\b(.*)$/iu.exec(text);
  if (!said || !question.toLowerCase().includes(said[2]!.toLowerCase())) return null;
  const first = question.slice(0, question.toLowerCase().indexOf(said[2]!.toLowerCase()));
  const hits = (part: string) =>
    tokens(first).filter((token) => token.word.length > 2 && tokens(part).some((other) => other.word === token.word))
      .length;
  return hits(said[3]!) > 0 && hits(said[3]!) >= hits(said[1]!);
}

function contrary(term: Term, passage: Passage): boolean {
  return CONTRASTS.some(
    (set) =>
      set.has(term.word) &&
      [...passage.own.words].some(
        (word) => word !== term.word && set.has(word) && met({ ...term, word, stem: word }, passage.own) === 1,
      ),
  );
}
