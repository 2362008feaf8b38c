import type { ValueType } from '../reading/values.ts';

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
  highest: ['height', 'high', 'level'],
  tallest: ['height'],
  longest: ['length', 'duration'],
  strongest: ['strength', 'force'],
  fastest: ['speed', 'delivery', 'time'],
  quickest: ['speed', 'time'],
  heaviest: ['weight'],
  deepest: ['depth'],
  widest: ['width'],
  oldest: ['age', 'built', 'year', 'founded', 'born', 'date'],
  hottest: ['temperature'],
  warmest: ['temperature'],
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
  lowest: ['height', 'level'],
  shortest: ['length', 'duration', 'height'],
  weakest: ['strength'],
  slowest: ['speed'],
  lightest: ['weight'],
  shallowest: ['depth'],
  narrowest: ['width'],
  youngest: ['age', 'year', 'born'],
  newest: ['built', 'year', 'founded', 'date'],
  coldest: ['temperature'],
  coolest: ['temperature'],
  earliest: ['time', 'date', 'departure'],
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
  [/^(?:oldest|youngest|newest)$/, ['year', 'duration', 'date']],
];

const typesOf = (word: string): ValueType[] => TYPES.find(([pattern]) => pattern.test(word))?.[1] ?? [];

/** The fastest takes the least time; the oldest has the least year. */
export function isReversed(word: string, types: readonly ValueType[]): boolean {
  const byTime =
    /^(?:fast|quick|slow)(?:er|est)$/.test(word) && (types.includes('duration') || types.includes('clock'));
  return byTime || (/^(?:old|young|new)(?:er|est)$/.test(word) && types.includes('year'));
}

export function superlativeOf(question: string): Superlative | null {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const [i, word] of words.entries()) {
    if ((word === 'most' || word === 'least') && /^(?:expensive|costly)$/.test(words[i + 1] ?? ''))
      return { direction: word, word, attribute: ['price', 'cost', 'fee'], types: ['money'] };
    if (word === 'most' && /^(?:of|people|likely|recently|recent)$/.test(words[i + 1] ?? '')) continue;
    if (Object.hasOwn(MOST, word)) return { direction: 'most', word, attribute: MOST[word]!, types: typesOf(word) };
    if (Object.hasOwn(LEAST, word)) return { direction: 'least', word, attribute: LEAST[word]!, types: typesOf(word) };
  }
  return null;
}
