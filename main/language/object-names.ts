import { pluralOf } from './object-plurals.ts';
import { isMeant } from './object-senses.ts';
import { classWords, groupWords } from './object-words.ts';
import { stem } from './stem.ts';
import { fold, type Token, tokens } from './tokens.ts';

export interface NamedObject {
  /** Detector classes that it may be; more than one for "animal", every one for "object" ([]). */
  labels: string[];
  group: boolean;
  /** True for a part of what the class holds ("waiter" of person): seeing the class does not bear it out. */
  narrower: boolean;
  word: string;
  /** Stems of all its words: "traffic" and "light". */
  stems: string[];
  at: number;
}

interface Name {
  /** In the singular, folded. */
  singular: string;
  labels: string[];
  group: boolean;
  narrower: boolean;
}

/** Words of the longest name ("pick-up truck"). */
const LONGEST = 3;

const byPhrase = new Map<string, Name>();
for (const [label, { same, narrower }] of Object.entries(classWords)) {
  for (const name of listed(narrower)) add(name, { labels: [label], group: false, narrower: true });
  for (const name of [label, ...listed(same)]) add(name, { labels: [label], group: false, narrower: false });
}
for (const [name, members] of Object.entries(groupWords))
  add(name, { labels: listed(members), group: true, narrower: false });

function listed(names: string): string[] {
  return names === '' ? [] : names.split(', ');
}

function add(name: string, entry: Omit<Name, 'singular'>): void {
  const singular = phraseOf(name);
  for (const form of [singular, phraseOf(pluralOf(name))]) byPhrase.set(form, { ...entry, singular });
}

/** As the words of a question stand there: folded, without hyphens. Not stemmed: "plan" is no plane, "care" no car. */
function phraseOf(name: string): string {
  return tokens(name)
    .map((token) => token.word)
    .join(' ');
}

/** How a text calls a thing that it names: "fire hydrants". */
export function calledIn(text: string, { at, stems }: NamedObject): string {
  const [first, ...more] = tokens(text.slice(at)).slice(0, stems.length);
  return first ? text.slice(at + first.at, at + (more.at(-1) ?? first).end).toLowerCase() : '';
}

/** Whether the detector that comes with Cuepoint knows it. */
export const isKnownClass = (label: string): boolean => Object.hasOwn(classWords, label);

/** Detector classes that a text names, in order ("the two cats" → cat; "animal" → all animals); the longest name counts: a hot dog is no dog. */
export function namedObjects(text: string): NamedObject[] {
  const all = tokens(text);
  const words = new Set(all.map((token) => token.word));
  const found: NamedObject[] = [];
  for (let i = 0; i < all.length; i += 1) {
    const match = longestAt(all, i);
    if (!match) continue;
    const { name, length } = match;
    const last = i + length - 1;
    const surroundings = {
      name: all[last]!.word,
      before: all[i - 1]?.word ?? '',
      after: all[last + 1]?.word ?? '',
      all: words,
    };
    if (!isProperName(all, i, text) && (length > 1 || isMeant(name.singular, surroundings))) {
      const { labels, group, narrower } = name;
      const stems = all.slice(i, i + length).map((token) => stem(token.word));
      found.push({ labels, group, narrower, word: all[i]!.raw, stems, at: all[i]!.at });
    }
    i = last;
  }
  return found;
}

function longestAt(all: readonly Token[], i: number): { name: Name; length: number } | null {
  for (let length = Math.min(LONGEST, all.length - i); length > 0; length -= 1) {
    const phrase = all.slice(i, i + length).map((token) => token.word);
    const name = byPhrase.get(phrase.join(' '));
    if (name) return { name, length };
  }
  return null;
}

/** "Gull Rock", "Apple": a capital inside a sentence, unless all of its longer words bear one. */
function isProperName(all: readonly Token[], i: number, text: string): boolean {
  const { raw, at } = all[i]!;
  if (!/^\p{Lu}\p{Ll}/u.test(raw) || i === 0 || /[.!?:"“]\s*$/.test(text.slice(0, at))) return false;
  return all.some((token) => /^\p{Ll}{4}/u.test(token.raw));
}

/** Places and the classes by which they show: the detector knows no kitchen, but an oven. */
const SCENES: Record<string, string> = {
  kitchen:
    'oven microwave refrigerator sink toaster bowl cup bottle knife spoon fork pizza cake wine-glass dining-table',
  'living room': 'couch tv remote chair potted-plant',
  bedroom: 'bed',
  bathroom: 'toilet sink toothbrush hair-drier',
  office: 'laptop keyboard mouse tv chair cell-phone',
  street: 'car bus truck bicycle motorcycle traffic-light stop-sign parking-meter fire-hydrant',
  road: 'car bus truck bicycle motorcycle traffic-light stop-sign',
  farm: 'cow sheep horse',
  restaurant: 'dining-table wine-glass cup fork knife pizza bowl',
  water: 'boat surfboard',
  harbor: 'boat',
};

const stemmed = (words: string): string =>
  tokens(words)
    .map((token) => stem(token.word))
    .join(' ');

const scenes = Object.entries(SCENES).map(([name, labels]) => ({
  stem: stemmed(name),
  labels: labels.split(' ').map((label) => label.replace('-', ' ')),
}));

/** Classes by which a place that the text names would show; [] where it names none. */
export function sceneLabels(text: string): { stem: string; labels: string[] }[] {
  const words = ` ${stemmed(text)} `;
  return scenes.filter((scene) => words.includes(` ${scene.stem} `));
}

/** Everything that a detector's class may be called without saying more than it does, for full-text matching. */
export function namesOf(label: string): string {
  const groups = Object.entries(groupWords).filter(([, members]) => listed(members).includes(label));
  const same = listed(classWords[label]?.same ?? '').map(fold);
  return [label, ...same, ...groups.map(([name]) => name)].join(' ');
}
