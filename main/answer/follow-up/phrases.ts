import { type Tagged, tag } from '../../language/tagger.ts';
import { isMeta } from '../../language/word-lists.ts';
import { LAYOUT } from '../reading/score.ts';

/** A noun with what belongs to it, and the preposition that it stands behind. */
export interface Phrase {
  text: string;
  at: number;
  end: number;
  /** "at" in "at Holm"; null where there is none. */
  preposition: { word: string; at: number } | null;
  kind: 'name' | 'number' | 'thing';
}

const isPronoun = (word: Tagged) =>
  word.tags.has('Pronoun') || (word.tags.has('Possessive') && /^(?:his|her|its|their|my|our|your)$/.test(word.word));
const belongs = (word: Tagged) =>
  !isPronoun(word) &&
  !word.tags.has('QuestionWord') &&
  ['Noun', 'Adjective', 'Determiner', 'Value', 'ProperNoun', 'Possessive'].some((one) => word.tags.has(one));
const isHead = (word: Tagged) => (word.tags.has('Noun') || word.tags.has('Value')) && !word.tags.has('Determiner');

/** A name ends with its last capital: "the Ketch pay" is no three words of a name. */
const goesOn = (word: Tagged, next: Tagged) =>
  belongs(next) &&
  !word.stop &&
  !next.tags.has('Determiner') &&
  !(word.tags.has('ProperNoun') && !/^[\p{Lu}\d]/u.test(next.text));

/** By word: the tagger takes "came in" for one verb. */
const PREPOSITION =
  /^(?:at|in|on|for|from|by|with|to|of|about|near|under|over|between|behind|into|after|before|during)$/;

/** The noun phrases of a question in order; those that only speak of the recording ("the table", "the slide") are left out. */
export function phrasesOf(text: string): Phrase[] {
  const words = tag(text);
  const found: Phrase[] = [];
  for (let i = 0; i < words.length; i += 1) {
    if (!belongs(words[i]!)) continue;
    let last = i;
    while (last + 1 < words.length && goesOn(words[last]!, words[last + 1]!)) last += 1;
    const own = words.slice(i, last + 1);
    const before = words[i - 1];
    i = last;
    const heads = own.filter(isHead);
    // "How high", "how much" are the question's own.
    if (heads.length === 0) continue;
    if (heads.every((head) => isMeta(head) || LAYOUT.test(head.word))) continue;
    const preposition = before && PREPOSITION.test(before.word) ? { word: before.word, at: before.at } : null;
    const kind = heads.some((head) => head.tags.has('ProperNoun'))
      ? 'name'
      : heads.every((head) => head.tags.has('Value'))
        ? 'number'
        : 'thing';
    found.push({
      text: text.slice(own[0]!.at, own.at(-1)!.end),
      at: own[0]!.at,
      end: own.at(-1)!.end,
      preposition,
      kind,
    });
  }
  return found;
}
