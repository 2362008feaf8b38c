import { cardinal } from '../../language/numbers.ts';
import { stem } from '../../language/stem.ts';
import { bag, contentTerm, met, type Term } from '../../language/terms.ts';
import { fold, tokens } from '../../language/tokens.ts';
import type { Ask } from '../question/ask.ts';
import { asksAboutRecording, recordingWords, speaksOfAnother } from '../question/recording.ts';
import type { Passage } from '../reading/passage.ts';
import { speaksOf } from '../reading/score.ts';
import { type Value, values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

/** Cosine from which a sentence may speak of the question in other words. */
const NEAR = 0.35;

/** Dates, amounts, times, codes: what "when", "how many", "how high", "which number" ask for, out of sentences and lines. */
export const readValues: Reader = ({ ask, scored, views }) => {
  const { want } = ask;
  if (want.values.length === 0 || want.mediaTime) return [];
  const asked = new Set(values(ask.text).map((value) => fold(value.text)));
  const askedNumbers = new Set(ask.terms.map((term) => cardinal(term.word)).filter((value) => value !== undefined));
  const found: Candidate[] = [];
  const own = asksAboutRecording(ask);
  const opening = new Set(
    own ? views.flatMap((view) => view.screens.slice(0, 1).flatMap((screen) => screen.lines)) : [],
  );
  const chosen = [...scored.slice(0, 30), ...scored.slice(30).filter((item) => opening.has(item.passage))];
  for (const scoredItem of chosen) {
    const { passage } = scoredItem;
    // What the recording says of itself stands on its opening screen; "Next talk: …" speaks of another.
    if (own && speaksOfAnother(passage.text)) continue;
    const item = opening.has(passage) ? { ...scoredItem, score: Math.max(0.55, scoredItem.score) } : scoredItem;
    if (passage.mode === 'seen' || passage.cells.length > 2) continue;
    if (!opening.has(passage) && !speaksOf(passage, ask) && scoredItem.cosine < NEAR) continue;
    const all = values(passage.text);
    for (const value of all) {
      const rank = want.values.indexOf(value.type);
      const counted =
        want.kind === 'howMany'
          ? Math.max(countOf(value, passage.text, want.focus ?? ''), countsThose(value, passage, ask))
          : 0;
      if (rank === -1 && counted === 0) continue;
      if (asked.has(fold(value.text)) || /^(?:hundred|thousand|million|billion|dozen)s?$/i.test(value.text)) continue;
      if (want.kind === 'when' && !tellsWhen(value, passage.text, ask)) continue;
      if (want.kind !== 'howMany' && /^(?:one|zero)$/i.test(value.text)) continue;
      const single = cardinal(fold(value.text));
      if (single !== undefined && askedNumbers.has(single)) continue;
      if (want.kind === 'howMany' && counted === 0) continue;
      // A bare number is loudness or a price only where that is spoken of.
      const bare = value.type === 'number' && want.kind !== 'howMany' && want.values[0] !== 'number';
      if (bare && !measures(ask, passage)) continue;
      const fit =
        want.kind === 'howMany' ? 0.55 + 0.45 * counted : 0.95 - 0.12 * rank - (value.type === 'number' ? 0.25 : 0);
      const near = nearness(value, passage.text, ask.terms);
      found.push(
        candidate(item, 'value', value.text, Math.max(0, fit - 0.25 + 0.25 * near), {
          support: passage.text,
          accounted: [
            ...(own && opening.has(passage) ? recordingWords(ask) : []),
            // "Which year" is answered by a year; "how much sugar" only where sugar is spoken of.
            ...(want.focus && want.kind !== 'howMuch' ? [stem(want.focus)] : []),
            ...ask.asked,
            ...tokens(value.text).map((t) => stem(t.word)),
          ],
        }),
      );
    }
  }
  return found;
};

/** A length of time tells when only with a word that counts it from somewhere; nothing has been so since tomorrow. */
function tellsWhen({ type, text, at, end }: Value, whole: string, { text: question }: Ask): boolean {
  if (/^since\b/i.test(question) && /^(?:tomorrow|next)\b/i.test(text)) return false;
  if (type !== 'duration' || !/^when (?:was|were|did)\b/i.test(question)) return true;
  return (
    /\b(?:in|within|after|before|for|every|over|since|about|some) $/i.test(whole.slice(0, at)) ||
    /^\W*(?:ago|later|before|after|earlier|from)\b/i.test(whole.slice(end))
  );
}

/** Whether a passage names what is measured: the degree or the attribute that the question asks for. */
function measures(ask: Ask, passage: Passage): boolean {
  const degree = /\bhow (\p{L}+)/iu.exec(ask.text)?.[1]?.toLowerCase() ?? '';
  const words = [...ask.want.attribute, ...(/^(?:much|many)$/.test(degree) ? [] : [degree]), ask.want.focus ?? ''];
  return words.some((word) => word !== '' && met(contentTerm(word), passage.around) >= 0.7);
}

/** 1 where the number counts the noun asked for ("seven days"), 0.6 with a word between, 0 else. */
function countOf(value: Value, text: string, focus: string): number {
  const noun = bag(focus);
  const inside = tokens(value.text);
  const after = tokens(text.slice(value.end)).slice(0, 3);
  const meets = (word: string) =>
    noun.stems.has(stem(word)) ||
    (noun.groups.size > 0 && [...bag(word).groups].some((group) => noun.groups.has(group)));
  if (inside.some((token) => meets(token.word))) return 1;
  const at = after.findIndex((token) => meets(token.word));
  // "For six"; "nineteen of them died", where the sentence has said who they are.
  if (
    /^(?:people|persons?|guests|portions|servings)$/.test(focus) &&
    /\bfor $/i.test(text.slice(0, value.at)) &&
    !after[0]
  )
    return 0.8;
  if (
    /^\W*of (?:them|these|those)\b/i.test(text.slice(value.end)) &&
    tokens(text.slice(0, value.at)).some((token) => meets(token.word))
  )
    return 0.9;
  if (at === -1) return 0;
  return at === 0 ? 1 : 0.8 - 0.15 * at;
}

/** Nouns that stand for any others: people may be told as runners, things as boxes. */
const ANY =
  /^(?:people|persons?|men|women|guests|visitors|things?|items?|objects?|places?|units?|pieces?|participants?|members?|copies)$/;

/** "How many people signed up", "412 runners signed up": the noun is another one, what is said of it the same. */
function countsThose(value: Value, passage: Passage, ask: Ask): number {
  if (value.type !== 'number' || !ANY.test(ask.want.focus ?? '')) return 0;
  if (!/^\s+\p{Ll}{3,}s?\b/u.test(passage.text.slice(value.end))) return 0;
  const rest = ask.terms.filter((term) => term.word !== ask.want.focus && term.kind !== 'meta');
  return rest.some((term) => met(term, passage.own) >= 0.7) ? 0.5 : 0;
}

/** 1 for a value right beside a word of the question, less for each word between. */
function nearness(value: Value, text: string, terms: readonly Term[]): number {
  const words = tokens(text);
  const first = words.findIndex((word) => word.end > value.at);
  const last = words.findLastIndex((word) => word.at < value.end);
  let best = 12;
  words.forEach((word, i) => {
    if (i >= first && i <= last) return;
    const distance = i < first ? first - i : i - last;
    if (distance < best && terms.some((term) => term.kind !== 'meta' && met(term, bag(word.word)) > 0.7))
      best = distance;
  });
  return 1 - Math.min(best - 1, 11) / 11;
}
