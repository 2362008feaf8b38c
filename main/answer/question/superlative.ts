import type { ValueType } from '../reading/values.ts';
import { measuredIn } from './attributes.ts';

/** "largest", "cheapest", "the most": which end of a column is asked for. */
export interface Superlative {
  direction: 'most' | 'least';
  word: string;
  /** Titles of columns that the word speaks of by itself: "cheapest" → price. */
  attribute: string[];
  /** Kinds of value that it compares; [] where any. */
  types: ValueType[];
}

const MOST: Record<string, string[]> = {
  largest: [],
  biggest: [],
  greatest: [],
  most: [],
  highest: ['height', 'high', 'level', 'maximum', 'max'],
  tallest: ['height'],
  longest: ['length', 'duration'],
  strongest: ['strength', 'force'],
  fastest: ['speed', 'delivery', 'time'],
  quickest: ['speed', 'time'],
  heaviest: ['weight'],
  deepest: ['depth'],
  widest: ['width'],
  oldest: ['age', 'built', 'year', 'founded', 'born', 'date'],
  hottest: ['temperature', 'high'],
  warmest: ['temperature', 'high'],
  wettest: ['rain', 'rainfall', 'precipitation'],
  windiest: ['wind', 'gusts'],
  sunniest: ['sun', 'sunshine'],
  sourest: ['acidity', 'ph'],
  latest: ['time', 'date', 'departure'],
  dearest: ['price', 'cost'],
  costliest: ['price', 'cost'],
  maximum: [],
  top: [],
  best: [],
  busiest: [],
  furthest: ['distance'],
  farthest: ['distance'],
};
const LEAST: Record<string, string[]> = {
  smallest: [],
  least: [],
  lowest: ['height', 'low', 'level', 'minimum', 'min'],
  shortest: ['length', 'duration', 'height'],
  weakest: ['strength'],
  slowest: ['speed'],
  lightest: ['weight'],
  shallowest: ['depth'],
  narrowest: ['width'],
  youngest: ['age', 'year', 'born'],
  newest: ['built', 'year', 'founded', 'date'],
  coldest: ['temperature', 'low'],
  driest: ['rain', 'rainfall', 'precipitation'],
  coolest: ['temperature'],
  earliest: ['time', 'date', 'departure'],
  soonest: ['time', 'date', 'duration', 'weeks', 'days'],
  quietest: [],
  poorest: [],
  easiest: [],
  simplest: [],
  rarest: [],
  thinnest: ['thickness'],
  cheapest: ['price', 'cost', 'fee'],
  minimum: [],
  worst: [],
  fewest: [],
  nearest: ['distance'],
  closest: ['distance'],
};

const TYPES: [RegExp, ValueType[]][] = [
  [/^(?:fastest|quickest|slowest)$/, ['duration', 'speed', 'clock']],
  [/^(?:longest|shortest)$/, ['duration', 'length']],
  [/^(?:heaviest|lightest)$/, ['weight']],
  [/^(?:tallest|deepest|shallowest|widest|narrowest|furthest|farthest|nearest|closest)$/, ['length', 'duration']],
  [/^(?:hottest|warmest|coldest|coolest)$/, ['temperature']],
  [/^(?:cheapest|dearest|costliest)$/, ['money']],
  [/^(?:earliest|latest)$/, ['clock', 'date', 'year']],
  [/^soonest$/, ['duration', 'date', 'clock']],
  [/^(?:oldest|youngest|newest)$/, ['year', 'duration', 'date']],
];

const typesOf = (word: string): ValueType[] => TYPES.find(([pattern]) => pattern.test(word))?.[1] ?? [];

/** The fastest takes the least time; the oldest has the least year. */
export function isReversed(word: string, types: readonly ValueType[]): boolean {
  const byTime =
    /^(?:fast|quick|slow)(?:er|est)$/.test(word) && (types.includes('duration') || types.includes('clock'));
  return byTime || (/^(?:old|young|new)(?:er|est)$/.test(word) && types.includes('year'));
}

/** Adjectives in -est beyond those that are known: "busiest", "rarest". */
const NO_SUPERLATIVE =
  /^(?:best|rest|test|west|guest|forest|interest|request|protest|harvest|honest|modest|nest|chest|contest|invest|suggest|arrest|digest|priest|breast|quest|vest|pest|latest|manifest|everest|manifest|tempest|earnest|conquest|crest|zest|inquest)$/;
/** "most of", "most people": no end of a column. */
const NO_MOST = /^(?:people|likely|recently|recent|often|certainly|importantly)$/;

export function superlativeOf(question: string): Superlative | null {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? '';
    // "Most expensive", "which costs most"
    const before = words[i - 1] === 'the' ? (words[i - 2] ?? '') : (words[i - 1] ?? '');
    if (
      (word === 'most' || word === 'least') &&
      (/^(?:expensive|costly)$/.test(next) || /^(?:costs?|priced)$/.test(before))
    )
      return { direction: word, word, attribute: ['price', 'cost', 'fee'], types: ['money'] };
    if (word === 'most' && (NO_MOST.test(next) || (next === 'of' && !/\bwhere|which|who\b/.test(words[0] ?? ''))))
      continue;
    // "Which is due first": the earliest of its dates.
    if (
      /^(?:first|last)$/.test(word) &&
      (DUE.test(words.slice(Math.max(0, i - 3), i).join(' ')) ||
        (i === words.length - 1 && /\p{L}{3,}(?:ed|d|t|n|lt|de)$/u.test(words[i - 1] ?? ''))) &&
      /^(?:which|who|what)$/.test(words[0] ?? '')
    )
      return {
        direction: word === 'first' ? 'least' : 'most',
        word,
        attribute: ['date', 'due', 'deadline', 'time'],
        types: ['date', 'clock', 'year'],
      };
    const known = Object.hasOwn(MOST, word) ? MOST[word]! : Object.hasOwn(LEAST, word) ? LEAST[word]! : null;
    if (known) {
      // "Least heat", "highest rent": the noun says what is compared.
      const noun = /^(?:most|least|fewest|highest|lowest|largest|smallest|biggest|greatest|longest|shortest)$/.test(
        word,
      )
        ? next
        : '';
      const direction = Object.hasOwn(MOST, word) ? 'most' : 'least';
      // What is voted on gets votes for it.
      if (noun === 'votes') return { direction, word, attribute: ['votes', 'for', 'yes'], types: [] };
      const types = noun ? (measuredIn(noun)?.filter((type) => type !== 'number') ?? []) : [];
      return {
        direction,
        word,
        attribute: types.length > 0 ? [...known, noun] : known,
        types: types.length > 0 ? types : typesOf(word),
      };
    }
    if (/^\p{L}{2,}(?:i|[^aeiou])est$/u.test(word) && !NO_SUPERLATIVE.test(word))
      return { direction: 'most', word, attribute: [], types: [] };
  }
  return null;
}

const DUE =
  /\b(?:due|handed in|delivered|submitted|finished|ends?|starts?|begins?|opens?|closes?|leaves?|arrives?|happens?|expires?)\b/;
