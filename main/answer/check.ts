import { soundsIn } from '../language/sound.ts';
import { stem } from '../language/stem.ts';
import { bag, met, type Term } from '../language/terms.ts';
import { fold } from '../language/tokens.ts';
import { CONTRASTS, isGenre, isRole } from '../language/word-lists.ts';
import type { Candidate, Nearness } from './readers/candidate.ts';
import type { AssetView } from './reading/passage.ts';
import { LAYOUT } from './reading/score.ts';

export interface Verdict {
  /** Weighted share of the question that what is cited speaks of, 0–1. */
  support: number;
  /** Words that nothing there speaks of. */
  missing: string[];
  /** Why the candidate must not be an answer, null where it may. */
  reason: string | null;
  /** What the reason rests on, each 0–1. */
  signs: Signs;
  /** What of the question was looked for, with how far it was met. */
  held: readonly HeldTerm[];
  /** What must not be missing and is. */
  veto: Veto | null;
}

export interface HeldTerm {
  term: Term;
  value: number;
  where: 'here' | 'near' | 'file' | 'meaning';
}

/** A name, a number, one of several that exclude each other, what was done, the thing that a row is of. */
export type Veto = 'name' | 'number' | 'contrast' | 'deed' | 'row';

export interface Signs {
  /** The least met of the words that tell. */
  weakest: number;
  /** How far what is asked to have been done is spoken of; 1 where nothing is. */
  deed: number;
  /** Shares of the question that are met in what is cited, only beside it, only elsewhere in the file, only in meaning. */
  here: number;
  near: number;
  file: number;
  meaning: number;
}

/** What a person is told of a candidate that speaks of too little. */
export const unsupported = ({ missing }: Pick<Verdict, 'missing'>): string =>
  `it does not speak of ${missing.map((word) => `“${word}”`).join(', ') || 'what was asked'}`;

/** Of an answer that is put together from what was found, with nothing left to check. */
export const ALL_MET: Signs = { weakest: 1, deed: 1, here: 1, near: 1, file: 1, meaning: 1 };

/** What of a question is not looked for like any other word. */
export interface Sought {
  /** What the answer does or what is done to it, as stems: "carry" in "what does the ship carry". */
  deeds: readonly string[];
  /** Without its deed a name is no answer to who did it. */
  strict: boolean;
  /** "The man with the bicycles": who is meant is told by the rest. */
  whom: string | null;
  /** Words said before the question: whoever asks chose them freely. Stems. */
  aside: ReadonlySet<string>;
  /** The kind of thing asked for, a stem: "which firm" is answered by a firm that need not say so. */
  focus: string | null;
}

const UNSEEN = 0.3;
const ASIDE = 0.35;
const MADE = /^(?:writ|record|present|read|display)/;

const WEIGHT: Record<Term['kind'], number> = { content: 1, name: 1.3, number: 0.8, light: 0.25, meta: 0 };

/**
 * Does what is cited speak of what was asked? Similarity cannot tell (its AUC on unanswerable questions is 0.5), so each word of the
 * question is looked for: in the passage, its heading, its neighbours, the file; a missing name, day or number is fatal.
 */
export function check(
  terms: readonly Term[],
  sought: Sought,
  found: Candidate,
  view: AssetView | undefined,
  nearness: Nearness,
): Verdict {
  const accounted = new Set(found.accounted);
  const nearWords = found.passage.around.words;
  const whole = view ? wholeOf(view) : NONE;
  const topic = view ? topicOf(view, terms) : NONE;
  let sum = 0;
  let all = 0;
  const missing: string[] = [];
  const held: HeldTerm[] = [];
  let fatal: string | null = null;
  let veto: Veto | null = null;
  let weakest = 1;
  const places = { here: 0, near: 0, file: 0, meaning: 0 };
  const done: { word: string; value: number }[] = [];
  for (const term of terms) {
    // A detector sees neither colour nor cloth: what it cannot know must not decide.
    // A sentence in another language holds none of the question's words.
    const foreign = found.passage.language !== null && found.passage.language !== 'en' && term.kind === 'content';
    const unseen = (found.visual || foreign) && !accounted.has(term.stem);
    const isFocus = term.stem === sought.focus;
    const isWhom = isRole(term.word) || (!found.visual && term.word === sought.whom);
    const weight = (isFocus || isWhom || isGenre(term.word) ? WEIGHT.light : WEIGHT[term.kind]) * (unseen ? UNSEEN : 1);
    if (weight === 0) {
      // To have written it is a deed; to have said it is what a recording is made of.
      if (sought.strict && MADE.test(term.stem) && sought.deeds.includes(term.stem))
        done.push({
          word: term.word,
          value: accounted.has(term.stem) ? 1 : heldBy(term, found, nearness, nearWords, whole, topic).value,
        });
      continue;
    }
    const { value, where } = accounted.has(term.stem)
      ? ({ value: 1, where: 'here' } as const)
      : heldBy(term, found, nearness, nearWords, whole, topic);
    const isAside = value < 0.4 && term.kind === 'content' && sought.aside.has(term.stem);
    const counted = isAside ? weight * ASIDE : weight;
    all += counted;
    sum += counted * value;
    if (!unseen && !isFocus) held.push({ term: isAside ? { ...term, kind: 'light' } : term, value, where });
    if (value > 0) places[where] += weight;
    if (isAside) continue;
    if (value < 0.4 && term.kind !== 'light') missing.push(term.word);
    if (sought.deeds.includes(term.stem) && term.kind === 'content') done.push({ word: term.word, value });
    else if (weight > WEIGHT.light && !unseen) weakest = Math.min(weakest, value);
    if (value < 0.4 && !isWhom && isFatal(term, nearWords) && !(unseen && term.kind !== 'name')) {
      fatal = term.word;
      if (veto !== 'name') veto = term.kind === 'name' || term.kind === 'number' ? term.kind : 'contrast';
    }
  }
  // A row is of one thing: where its label is nothing that was asked about, and what was asked about is nowhere near, it is of another.
  if (weakest < 0.3 && fatal === null && isOfAnother(found, terms)) {
    fatal = missing.find((word) => !done.some((one) => one.word === word)) ?? null;
    if (fatal) veto = 'row';
  }
  const deed = done.length === 0 ? 1 : Math.max(...done.map(({ value }) => value));
  if (sought.strict && deed < 0.6) {
    fatal = done[0]!.word;
    veto ??= 'deed';
  }
  const part = (one: number) => (all === 0 ? 0 : one / all);
  const signs = {
    weakest,
    deed,
    here: all === 0 ? 1 : part(places.here),
    near: part(places.near),
    file: part(places.file),
    meaning: part(places.meaning),
  };
  const support = all === 0 ? 1 : sum / all;
  if (fatal) return { support, missing, signs, held, veto, reason: `nothing there speaks of “${fatal}”` };
  return { support, missing, signs, held, veto, reason: null };
}

/** Where a word of the question is met: in what is cited, beside it, elsewhere in its file, or in meaning only. */
type Held = Omit<HeldTerm, 'term'>;

function heldBy(
  term: Term,
  found: Candidate,
  nearness: Nearness,
  words: ReadonlySet<string>,
  whole: ReadonlySet<string>,
  topic: ReadonlySet<string>,
): Held {
  const { passage } = found;
  if (passage.mode === 'shown' && LAYOUT.test(term.word)) return { value: 1, where: 'here' };
  const own = Math.max(met(term, passage.own), met(term, passage.around));
  const answer = met(term, bag(found.text));
  if (Math.max(own, answer) >= 0.7) return { value: Math.max(own, answer), where: 'here' };
  if (passage.mode === 'said' && term.kind === 'content' && soundsIn(term.word, passage.text))
    return { value: 0.6, where: 'here' };
  const exact = isFatal(term, words);
  // A number that stands elsewhere in the file is another one.
  const inFile = !(exact && term.kind === 'number') && (whole.has(term.stem) || topic.has(term.stem));
  const file = !inFile ? 0 : exact ? 0.4 : topic.has(term.stem) ? 0.7 : 0.5;
  // What stands in one row or behind one label is that and nothing like it: carrots are no potatoes.
  const named = passage.role === 'row' || found.reader === 'label';
  const meaning = exact || named ? 0 : nearness(term.word, words);
  const soft = meaning >= 0.45 ? Math.min(0.85, 0.45 + 1.2 * (meaning - 0.45)) : 0;
  const choices: Held[] = [
    { value: met(term, passage.near) * 0.75, where: 'near' },
    { value: soft, where: 'meaning' },
    { value: file, where: 'file' },
    { value: own, where: 'here' },
  ];
  return choices.reduce((best, one) => (one.value > best.value ? one : best));
}

/** A row read for its amount, none of whose other cells the question names. */
function isOfAnother({ passage, reader, text }: Candidate, terms: readonly Term[]): boolean {
  if (passage.role !== 'row' || !/^(?:value|table|label|quote)$/.test(reader)) return false;
  return !passage.cells.some((cell) => cell !== text && terms.some((term) => met(term, bag(cell)) >= 0.75));
}

/** Names, days, colours, numbers: something like them is something else. */
function isFatal(term: Term, words: ReadonlySet<string>): boolean {
  if (term.kind === 'name' || (term.kind === 'number' && /\d/.test(term.word))) return true;
  const contrast = CONTRASTS.find((set) => set.has(term.word));
  if (!contrast) return false;
  // "What is left" is not "on the left": only where its contrary stands there is a word of two senses taken for that one.
  return !TWO_SENSES.test(term.word) || [...contrast].some((word) => words.has(word));
}

const TWO_SENSES =
  /^(?:left|right|may|march|second|first|third|last|fall|spring|high|low|open|closed|cool|minimum|maximum)$/;

const NONE: ReadonlySet<string> = new Set();

/** Words of the question by which a file is called: its name, run together or not, and its first slide hold them. Stems. */
function topicOf(view: AssetView, terms: readonly Term[]): ReadonlySet<string> {
  const name = fold(view.name).replace(/[^\p{L}\d]/gu, '');
  const opening = view.screens[0]?.lines ?? [];
  return new Set(
    terms
      .filter(
        (term) =>
          (term.stem.length >= 3 && name.includes(term.stem)) || opening.some((line) => met(term, line.own) >= 0.75),
      )
      .map((term) => term.stem),
  );
}

const wholes = new WeakMap<AssetView, Set<string>>();

/** Stems of all that a file says and shows, and of its name. */
export function wholeOf(view: AssetView): ReadonlySet<string> {
  const known = wholes.get(view);
  if (known) return known;
  const made = new Set<string>();
  for (const passage of [...view.said, ...view.shown, ...view.seen])
    for (const word of passage.around.stems) made.add(word);
  for (const word of view.name.split(/[^\p{L}\d]+/u)) made.add(stem(word.toLowerCase()));
  wholes.set(view, made);
  return made;
}
