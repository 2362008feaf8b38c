import { type Token, tokens } from '../tokens.ts';
import { STOP_WORDS } from '../word-lists.ts';
import { cognates, partsOf } from './cognates.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { Lexicon } from './lexicon.ts';
import { spanish } from './spanish.ts';
import { superlatives } from './superlatives.ts';

export interface InEnglish {
  /** de, es or fr */
  language: Language;
  /** What was asked, in English words in about their order; a word that is not known stands as it stood. */
  question: string;
  /** Words that are neither known nor anything in the library. */
  unknown: string[];
}

type Language = 'de' | 'es' | 'fr';

/** How many evidences of the library hold each word. */
export type Held = (words: readonly string[]) => readonly number[];

/** Of a question's own words so many in the library: it is asked in the language of the recordings. */
const OWN = 0.6;

/**
 * Puts a German, Spanish or French question into English words by a small lexicon: no model, no grammar beyond what the readers of
 * questions need. Of several English words the one is taken that the library holds; a word that is not known must be met as it stands, so
 * that nothing is answered that was not understood.
 * @returns null for a question in English, in another language, or in words that the library holds itself
 */
export function intoEnglish(question: string, held: Held): InEnglish | null {
  const all = tokens(question.replace(/(\p{L})['’](?=\p{L})/gu, "$1' "));
  const language = languageOf(all, question);
  if (!language) return null;
  const known = read(language);
  const own = all.filter(({ word }) => !known.signs.has(word) && word.length > 2);
  const counts = held(own.map(({ word }) => word));
  if (
    own.length > 0 &&
    counts.filter((count) => count > 0).length > OWN * own.length &&
    own.some(({ word }, i) => counts[i]! > 0 && !isSame(known, word))
  )
    return null;
  const unknown: string[] = [];
  const told = superlatives(words(all, language, known, held, unknown), language);
  const plain = told.join(' ').replace(/\s+/g, ' ').trim();
  const text = inOrder(language === 'de' ? passives(plain) : plain, known.verbs);
  return text === '' ? null : { language, question: `${text.charAt(0).toUpperCase()}${text.slice(1)}?`, unknown };
}

const DONE: Record<string, string> = {
  mention: 'mentioned',
  shown: 'shown',
  show: 'shown',
  see: 'seen',
  say: 'said',
  name: 'named',
  ask: 'asked',
};

/** "when the pilot mention was": a German clause ends with its verb. */
function passives(text: string): string {
  return text.replace(/ (\w+) (is|are|was|were)(?= |$)/g, (whole, verb: string, be: string) =>
    Object.hasOwn(DONE, verb) ? ` ${be} ${DONE[verb]}` : whole,
  );
}

const ASKED =
  /^((?:(?:in|on|at|with|from|until|since|for|by|of) )?(?:what|which \p{L}+|where|when|why|how (?:long|much|far|often|high|hot|old|deep|fast|heavy|expensive|large|late))) (\p{L}+) (.+)$/u;
const SUBJECT = /^(?:the|an?|one|his|her|their|each|most|people|you|we|they|he|she|it|\p{Lu}\p{L}*)(?: |$)/u;

/** "where hang the red bag" as "where does the red bag hang", where a verb stands before its subject. */
function inOrder(text: string, verbs: ReadonlySet<string>): string {
  const [, asked, verb, rest] = ASKED.exec(text) ?? [];
  const base = verb?.replace(/s$/, '') ?? '';
  return asked && rest && (verbs.has(verb!) || verbs.has(base)) && SUBJECT.test(rest) && !/^be|^have/.test(base)
    ? `${asked} does ${rest} ${verbs.has(verb!) ? verb : base}`
    : text;
}

/** A word that English has, too ("Hotline", "piano"): that the library holds it does not make the library's language this one. */
const isSame = (known: Known, word: string): boolean =>
  known.words.get(word)?.some((english) => english.slice(0, 4) === word.slice(0, 4)) ?? true;

function languageOf(all: readonly Token[], question: string): Language | null {
  const english = all.filter(({ word }) => STOP_WORDS.has(word)).length;
  const counts = LANGUAGES.map((language) => {
    const { signs, asks } = read(language);
    const asked = all.slice(0, 2).some(({ word }) => asks.has(word)) ? 1 : 0;
    return { language, count: asked + all.filter(({ word }) => signs.has(word) || asks.has(word)).length };
  });
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  if (/[¿¡]/.test(question)) return 'es';
  return best.count >= 2 && best.count > english ? best.language : null;
}

function words(all: readonly Token[], language: Language, known: Known, held: Held, unknown: string[]): string[] {
  const told: string[] = [];
  const list = language === 'de' ? joinedVerbs(all, known) : all;
  for (let i = 0; i < list.length; ) {
    const phrase = known.phrases.find(({ from }) => from.every((word, j) => list[i + j]?.word === word));
    if (phrase) {
      told.push(
        ...choose(phrase.to.split('/'), held)
          .split(' ')
          .filter((word) => word !== '""'),
      );
      i += phrase.from.length;
      continue;
    }
    told.push(...wordOf(list[i]!, i, language, known, held, unknown));
    i += 1;
  }
  return told;
}

function wordOf(
  { raw, word }: Token,
  at: number,
  language: Language,
  known: Known,
  held: Held,
  unknown: string[],
): string[] {
  if (/\d/.test(word)) return [raw];
  // A capital inside a sentence is a name, except for German nouns.
  const isName = at > 0 && language !== 'de' && /^\p{Lu}/u.test(raw);
  const choices = isName ? undefined : (known.words.get(word) ?? known.stems.get(stemOf(word, language)));
  if (choices)
    return choose(choices, held)
      .split(' ')
      .filter((one) => one !== '""');
  const compound =
    language === 'de'
      ? partsOf(
          word,
          (part) =>
            known.words.get(part) ??
            known.stems.get(stemOf(part, language)) ??
            (held([part])[0]! > 0 ? [part] : undefined),
        )
      : null;
  if (compound && held([word])[0] === 0)
    return compoundOf(
      compound.map((part) => choose(part, held)),
      held,
    );
  const like = held([word])[0]! > 0 ? word : choose(cognates(word), held, null);
  if (like && word === `${like}s`) return [raw];
  if (like) return [/^\p{Lu}/u.test(raw) && like === word ? raw : like];
  unknown.push(word);
  // A name counts only where it is met: what was not understood is not answered.
  return [`${raw.charAt(0).toUpperCase()}${raw.slice(1)}`];
}

/** "post" and "card" is a postcard where the library holds one. */
function compoundOf(parts: readonly string[], held: Held): string[] {
  const joined = parts.join('');
  return held([joined])[0]! > 0 ? [joined] : [...parts];
}

/** Of several words the first that the library holds, else `otherwise`, which is the first. */
function choose<T extends string | null = string>(
  choices: readonly string[],
  held: Held,
  otherwise: T = choices[0] as T,
): string | T {
  const counts = held(choices.map((choice) => choice.split(' ').at(-1)!));
  return choices.find((_, i) => counts[i]! > 0) ?? otherwise;
}

/** "baut … an" as "anbaut": a German verb whose first part stands at the end. */
function joinedVerbs(all: readonly Token[], known: Known): readonly Token[] {
  const last = all.at(-1);
  if (!last || !/^(?:an|auf|aus|ab|ein|mit|statt|teil|um|vor|zu|weg|her|hin)$/.test(last.word)) return all;
  const at = all.findIndex(({ word }) => known.words.has(`${last.word}${word}`));
  if (at === -1) return all;
  return all.slice(0, -1).map((one, i) => (i === at ? { ...one, word: `${last.word}${one.word}` } : one));
}

interface Known {
  asks: ReadonlySet<string>;
  signs: ReadonlySet<string>;
  /** English. */
  verbs: ReadonlySet<string>;
  /** Longest first. */
  phrases: readonly { from: readonly string[]; to: string }[];
  words: ReadonlyMap<string, readonly string[]>;
  /** The same by what is left of a word without its ending. */
  stems: ReadonlyMap<string, readonly string[]>;
}

const LEXICONS: Record<Language, Lexicon> = { de: german, es: spanish, fr: french };
const LANGUAGES: readonly Language[] = ['de', 'es', 'fr'];
const opened = new Map<Language, Known>();

function read(language: Language): Known {
  const known = opened.get(language);
  if (known) return known;
  const { asks, signs, phrases, verbs, words } = LEXICONS[language];
  const entries = (text: string) =>
    text
      .split(/[;\n]/)
      .map((entry) => entry.split('=').map((side) => side.trim()))
      .filter((sides): sides is [string, string] => sides.length === 2);
  const byForm = new Map<string, readonly string[]>();
  const byStem = new Map<string, readonly string[]>();
  for (const [forms, english] of entries(`${verbs}\n${words}`))
    for (const form of forms.split(/\s+/)) {
      const choices = [...(byForm.get(form) ?? []), ...english.split('/')];
      byForm.set(form, choices);
      const base = stemOf(form, language);
      if (base.length >= 3 && !byStem.has(base)) byStem.set(base, choices);
    }
  const made = {
    asks: new Set(asks.split(/\s+/)),
    signs: new Set(signs.trim().split(/\s+/)),
    verbs: new Set(entries(verbs).flatMap(([, english]) => english.split('/'))),
    phrases: entries(phrases)
      .map(([from, to]) => ({ from: from.split(/\s+/), to }))
      .sort((a, b) => b.from.length - a.from.length),
    words: byForm,
    stems: byStem,
  };
  opened.set(language, made);
  return made;
}

const ENDINGS: Record<Language, RegExp> = {
  de: /(?:en|em|er|es|e|n|s|st|t|te|ten|et)$/,
  es: /(?:es|s|os|as|o|a|e|an|en|on|ar|er|ir|aron|ieron|io|ado|ada|ido|ida|aba|ia)$/,
  fr: /(?:es|s|e|ent|ee|er|ez|ait|ont|x)$/,
};

/** A word without its ending, as far as three letters stay. */
function stemOf(word: string, language: Language): string {
  const base = word.replace(ENDINGS[language], '');
  return base.length >= 3 ? base : word;
}
