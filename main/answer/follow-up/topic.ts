import type { PastTurn } from '../../../preload/contract/answer.ts';
import { people, tag } from '../../language/tagger.ts';
import { wanted } from '../question/wants.ts';
import { phrasesOf } from './phrases.ts';

/** What pronouns may stand for. */
interface Topic {
  person: string | null;
  thing: string | null;
}

/** "It" that stands for nothing: weather, and "it costs five euros to join". */
const EMPTY_IT = /\b(?:rain|snow|drizzle|hail|thunder)\w*|\bit (?:\p{L}+ ){1,3}to \p{L}+/iu;
/** "What needs its own ticket": the owner is what is asked for. */
const OWN =
  /\b(?:his|her|its|their) own\b|^(?:who|what|which) (?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b)\p{L}+ (?:his|her|its|their)\b/iu;
const PRONOUN = /\b(?:he|she|him|her|his|it|its|they|them|their|that|this|those|these)\b/gi;

/** A question whose pronoun has nothing before it to stand for: it means something of the conversation. @returns where it stands */
export function openPronoun(question: string): { word: string; at: number } | null {
  if (EMPTY_IT.test(question) || OWN.test(question)) return null;
  const words = tag(question);
  for (const { 0: word, index: at } of question.matchAll(PRONOUN)) {
    const i = words.findIndex((one) => one.at === at);
    if (i === -1) continue;
    if (
      words.slice(0, i).some((one) => one.tags.has('Noun') && !one.tags.has('Pronoun') && !one.tags.has('Possessive'))
    )
      return null;
    const next = words[i + 1];
    if (/^(?:that|this|those|these)$/i.test(word) && next && !next.tags.has('Verb')) continue;
    return { word, at };
  }
  return null;
}

/** The question with the name of what it is about in place of its pronoun; null where the turn before it does not tell. */
export function withTopic(question: string, turn: PastTurn): string | null {
  const open = openPronoun(question);
  if (!open) return null;
  const { person, thing } = topicOf(turn);
  const { word, at } = open;
  const means = /^(?:he|she|him|her|his)$/i.test(word)
    ? person
    : /^(?:they|them|their)$/i.test(word)
      ? (thing ?? person)
      : thing;
  if (!means) return null;
  const behind = question.slice(at + word.length);
  const owns = /^(?:his|its|their)$/i.test(word) || (/^her$/i.test(word) && /^\s+\p{L}/u.test(behind));
  return `${question.slice(0, at)}${means}${owns ? '’s' : ''}${behind}`;
}

function topicOf({ question, sentences }: PastTurn): Topic {
  const want = wanted(question);
  const answer = headOf(sentences[0]?.text ?? '');
  const phrases = phrasesOf(question);
  const named = phrases.findLast((one) => one.kind === 'name')?.text ?? null;
  const thing = phrases.find((one) => one.kind !== 'number' && people(one.text).length === 0);
  const asked = thing ? whole(question, thing, phrases) : named;
  if (want.kind === 'who') return { person: answer ?? named, thing: asked };
  const isThing = want.kind === 'which' || (want.kind === 'what' && want.values.length === 0);
  return { person: people(question)[0] ?? named, thing: (isThing ? answer : null) ?? asked };
}

/** "The tower" of "the tower at Holm" is that tower. */
function whole(
  question: string,
  first: { at: number; end: number; text: string },
  phrases: ReturnType<typeof phrasesOf>,
): string {
  const next = phrases.find(
    (one) => one.preposition && one.preposition.at >= first.end && one.preposition.at <= first.end + 1,
  );
  return next && /^(?:at|of|in|on|by|from)$/.test(next.preposition!.word)
    ? question.slice(first.at, next.end)
    : first.text;
}

/** A short answer without what was told beside it; null where it is a sentence or a time. */
function headOf(text: string): string | null {
  const head = text.split(/ — [“"]/)[0]!.replace(/[.\s]+$/, '');
  if (head === '' || head.split(/\s+/).length > 5 || /^(?:from|at|until|in|yes|no)\b/i.test(head) || /^\d/.test(head))
    return null;
  return head;
}
