import { bag, met, type Term } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { CONTRASTS, isRole } from '../../language/word-lists.ts';
import type { Ask } from '../question/ask.ts';
import { nameShare } from '../reading/file-name.ts';
import type { Passage } from '../reading/passage.ts';
import { meets } from '../reading/score.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';
import { titleRows } from './table.ts';

const NOT =
  /\b(?:not|no|never|none|nobody|no-?one|nothing|neither|nor|rarely|hardly|without|cannot|can't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|forbidden|prohibited|refus\w+)\b/i;
/** Where a sentence turns: what is denied on one side may hold on the other. */
const TURN = /[,;:]\s+|\s+(?=(?:but|although|though|whereas|while|because|since)\b)/i;

/** Only this, so nothing else: "headphones only in one ear" says no to both. */
const ONLY = /\b(?:only|nothing but|just|no more than|at most)\b((?:\W+[\p{L}\d]+){1,4})/iu;

/** Yes where a passage holds every word of the question, no where it denies them or holds all but one and the contrary of that. */
export const readYesNo: Reader = ({ ask, scored, views }) => {
  if (ask.want.kind !== 'yesNo') return [];
  const terms = ask.terms.filter((term) => term.kind !== 'meta');
  const telling = terms.filter((term) => term.kind !== 'light' && !isRole(term.word) && !ASKING.test(term.word));
  if (telling.length === 0) return [];
  const titles = titleRows(views);
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 8)) {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.text.endsWith('?') || passage.role === 'heading' || titles.has(passage))
      continue;
    const view = views.find((one) => one.assetId === passage.assetId);
    // What the recording is about is said once, at its beginning or in its name.
    const elsewhere = (term: Term) =>
      view !== undefined &&
      (nameShare(view.name, [term]) > 0 || (view.screens[0]?.lines ?? []).some((line) => met(term, line.own) >= 0.7));
    const lacking = telling.filter((term) => meets(term, passage) < 0.5);
    const missing = lacking.filter((term) => !elsewhere(term));
    if (lacking.length > telling.length / 2) continue;
    // Of many words one may be said otherwise; whether what is left supports the answer is for the check to say.
    const others = passage.role !== 'row' && missing.every((term) => term.kind === 'content');
    const spare = !others ? 0 : telling.length >= 4 ? 2 : telling.length === 3 ? 1 : 0;
    const accounted = [
      ...lacking.filter((term) => !missing.includes(term)).map((term) => term.stem),
      ...terms.filter((term) => ASKING.test(term.word)).map((term) => term.stem),
    ];
    if (missing.length === 1 && contrary(missing[0]!, passage))
      found.push(
        candidate(item, 'contrary', 'No', 0.8, { support: passage.text, accounted: [missing[0]!.stem, ...accounted] }),
      );
    else if (missing.length <= spare) {
      const turned = swapped(ask.text, passage.text);
      const only = excluded(ask, passage.text);
      const no = only || (turned ?? denied(passage.text, telling)) !== NOT.test(ask.text);
      found.push(
        candidate(item, 'yes or no', no ? 'No' : 'Yes', 0.85 - 0.1 * missing.length, {
          support: passage.text,
          accounted,
        }),
      );
    }
  }
  return found;
};

/** What only asks whether it is so. */
const ASKING = /^(?:allowed|permitted|possible|true|correct|right|required|necessary|supposed|ever|able|happen)$/;

/** Whether a sentence lets in only what the question does not name. */
function excluded(ask: Ask, text: string): boolean {
  const after = ONLY.exec(text)?.[1];
  if (!after || ONLY.test(ask.text)) return false;
  const words = tokens(after).filter((token) => !/^(?:in|on|at|for|with|the|a|an|to|by)$/.test(token.word));
  const [first] = words;
  return (
    first !== undefined &&
    !tokens(ask.text).some(
      (token) => token.word === first.word || ask.terms.some((term) => met(term, bag(first.word)) >= 0.75),
    )
  );
}

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
