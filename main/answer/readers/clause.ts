import { stem } from '../../language/stem.ts';
import { isVerb, type Tagged, tag } from '../../language/tagger.ts';
import { bag, met } from '../../language/terms.ts';
import { isMeta, synonymGroups } from '../../language/word-lists.ts';
import type { Ask } from '../question/ask.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

/** What stands where the question has its "what": before the shared verb (subject) or after it (object). */
export const readClause: Reader = ({ ask, scored }) => {
  if (!['what', 'which', 'who', 'list'].includes(ask.want.kind)) return [];
  const found: Candidate[] = [];
  const gap = gapOf(ask.text);
  for (const item of scored.slice(0, 12)) {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.role === 'heading' || passage.role === 'row') continue;
    const words = tag(passage.text);
    const text = gap === 'subject' ? subjectOf(words, passage.text, ask) : objectOf(words, passage.text, ask);
    if (!text || /^(?:it|they|he|she|that|this|which|who|we|i|you|there|them|to|not)$/i.test(text)) continue;
    if (share(text, ask) > 0.6) continue;
    found.push(candidate(item, `clause ${gap}`, text, 0.7, { support: passage.text }));
  }
  return found;
};

/** "What changes colour …" asks for the subject, "What should you leave …" for the object. */
export function gapOf(question: string): 'subject' | 'object' {
  return /^(?:(?:in|on|at|to|from|with|by|for|of) )?(?:what|which|who|whom)\b(?: [\w'-]+){0,3}? (?:do|does|did|is|are|was|were|can|could|should|shall|will|would|must|may|might|has|have|had) (?:the|a|an|you|we|they|he|she|it|i|one|people|this|that|your|our|their|his|her|[A-Z])/.test(
    question.charAt(0).toLowerCase() + question.slice(1),
  )
    ? 'object'
    : 'subject';
}

/** Tagging a question takes a millisecond, and its verbs are asked for at every passage. */
const known = new WeakMap<Ask, string[]>();

/** Verbs of a question that say something of their own, "be" and the media's verbs left out. */
export function verbsOf(ask: Ask): string[] {
  const verbs = known.get(ask) ?? readVerbs(ask);
  known.set(ask, verbs);
  return verbs;
}

function readVerbs(ask: Ask): string[] {
  const verbs = tag(ask.text).filter(
    (word) => (isVerb(word) || word.tags.has('Gerund')) && !/^(?:be|do|have|is|are|was|were)$/.test(word.word),
  );
  const strong = verbs.filter((word) => !isMeta(word));
  // "Did he object": behind "do" stands a verb, whatever the tagger takes it for.
  const named = /\b(?:does|do|did) (?:[\p{Lu}\d][\p{L}\d'’.&-]* )+(\p{Ll}+)/u.exec(ask.text)?.[1];
  if (verbs.length === 0 && named) return [stem(named)];
  const last = /\b(?:does|do|did) (?:[\p{L}\d'’-]+ ){1,5}([\p{L}'’-]+)\W*$/iu.exec(ask.text)?.[1]?.toLowerCase();
  if (verbs.length === 0 && last) return [stem(last)];
  return (strong.length > 0 ? strong : verbs).map((word) => word.stem);
}

/** Index of the word of the sentence that is the question's verb, by stem or by a near-synonym; −1 where there is none. */
export function verbAt(words: readonly Tagged[], ask: Ask): number {
  const verbs = verbsOf(ask);
  const exact = words.findIndex((word) => verbs.includes(word.stem) && !word.tags.has('Adjective'));
  if (exact !== -1) return exact;
  const groups = new Set(verbs.flatMap((verb) => [...(synonymGroups(verb) ?? [])]));
  return words.findIndex(
    (word) =>
      isVerb(word) &&
      [...(synonymGroups(word.stem) ?? synonymGroups(word.word) ?? [])].some((group) => groups.has(group)),
  );
}

/** "Who is ill": the copula behind which all that is asked about stands; −1 where there is none. */
function copulaAt(words: readonly Tagged[], text: string, ask: Ask): number {
  const asked = /^(?:who|what|which(?: [\p{L}-]+)?)(?:'s| is| are| was| were) /iu.test(ask.text)
    ? ask.terms.filter((term) => (term.kind === 'content' || term.kind === 'name') && term.word !== ask.want.focus)
    : [];
  if (asked.length === 0) return -1;
  return words.findIndex((word, i) => {
    const next = words[i + 1]?.tags;
    if (!word.tags.has('Copula') || next?.has('Noun') || next?.has('Determiner')) return false;
    const behind = bag(text.slice(word.end));
    return asked.every((term) => met(term, behind) >= 0.7);
  });
}

/** Words before the verb, back to where the clause begins; a relative pronoun stands for what is before it. */
export function subjectOf(words: readonly Tagged[], text: string, ask: Ask): string | null {
  const verb = verbsOf(ask).length === 0 ? copulaAt(words, text, ask) : verbAt(words, ask);
  if (verb <= 0 || (isPassive(words, verb) && ask.want.kind === 'who')) return null;
  let to = verb;
  while (
    to > 0 &&
    (words[to - 1]!.tags.has('Auxiliary') ||
      words[to - 1]!.tags.has('Modal') ||
      words[to - 1]!.tags.has('Adverb') ||
      words[to - 1]!.tags.has('Copula') ||
      words[to - 1]!.word === 'not')
  )
    to -= 1;
  if (to > 0 && /^(?:which|who|that)$/.test(words[to - 1]!.word)) to -= 1;
  let from = to;
  while (
    from > 0 &&
    !words[from - 1]!.stop &&
    (!/^(?:and|but|because|that|which|who|so|then|when|if|while|however|where)$/.test(words[from - 1]!.word) ||
      joinsNouns(words, from - 1))
  )
    from -= 1;
  return cut(words, text, from, to);
}

/** "were stolen": the subject is not the doer. */
function isPassive(words: readonly Tagged[], verb: number): boolean {
  let at = verb - 1;
  while (at > 0 && words[at]!.tags.has('Adverb')) at -= 1;
  return (
    words[verb]!.tags.has('PastTense') && /^(?:is|are|was|were|be|been|being|gets?|got)$/.test(words[at]?.word ?? '')
  );
}

/** "Smith and Daughters", "bread and butter": an "and" with a noun on either side parts no clauses. */
function joinsNouns(words: readonly Tagged[], at: number): boolean {
  const [before, after] = [words[at - 1], words[at + 1]];
  return (
    words[at]!.word === 'and' &&
    before !== undefined &&
    after !== undefined &&
    before.tags.has('Noun') &&
    after.tags.has('Noun') &&
    !before.stop
  );
}

/** "recorded by Lord Byron": who stands after "by" behind the question's verb or a participle near its nouns. */
export function agentOf(words: readonly Tagged[], text: string, ask: Ask): string | null {
  const done = (word: Tagged | undefined) =>
    word !== undefined && ['PastTense', 'Participle', 'Passive'].some((tagged) => word.tags.has(tagged));
  // "paid for by the members"
  const at = words.findIndex(
    (word, i) =>
      word.word === 'by' &&
      (done(words[i - 1]) || (words[i - 1]?.tags.has('Preposition') === true && done(words[i - 2]))),
  );
  if (at === -1 || /^(?:when|how)/i.test(ask.text)) return null;
  let to = at + 1;
  while (
    to < words.length &&
    to - at <= 5 &&
    (words[to]!.tags.has('Noun') || words[to]!.tags.has('Determiner') || words[to]!.tags.has('Adjective')) &&
    !words[to]!.tags.has('Date')
  ) {
    to += 1;
    if (words[to - 1]!.stop) break;
  }
  return cut(words, text, at + 1, to);
}

/** Words after the verb up to the end of the clause. */
export function objectOf(words: readonly Tagged[], text: string, ask: Ask): string | null {
  const copula = /^(?:what|who|which)(?:'s| is| are| was| were) /i.test(ask.text);
  let verb = verbAt(words, ask);
  if (verb === -1 && copula) verb = words.findIndex((word) => word.tags.has('Copula'));
  if (verb === -1 || verb === words.length - 1) return null;
  let to = verb + 1;
  while (to < words.length && !words[to - 1]!.stop) to += 1;
  return cut(words, text, verb + 1, Math.min(to, verb + 13));
}

function cut(words: readonly Tagged[], text: string, from: number, to: number): string | null {
  if (to <= from) return null;
  const found = text
    .slice(words[from]!.at, words[to - 1]!.end)
    .trim()
    .replace(/^[,;:–—-]+|[,;:–—-]+$/g, '')
    .trim();
  return found === '' || found.split(/\s+/).length > 12 ? null : found;
}

/** Share of an answer's words that the question holds already: an echo is no answer. */
export function share(text: string, ask: Ask): number {
  const words = tag(text).filter((word) => !word.tags.has('Determiner') && word.text !== '');
  if (words.length === 0) return 1;
  return (
    words.filter((word) => ask.terms.some((term) => term.stem === stem(word.word) || met(term, bag(word.word)) === 1))
      .length / words.length
  );
}
