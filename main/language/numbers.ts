const SMALL: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const LARGE: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 };
const ORDINAL: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
};

/** "ninth" or "9th" → 9; undefined where the word is no ordinal. */
export function ordinal(word: string): number | undefined {
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(word);
  if (digits) return Number(digits[1]);
  return Object.hasOwn(ORDINAL, word) ? ORDINAL[word] : undefined;
}

/** Value of one word: "7", "4,200", "seven", "dozen"; undefined where it is no number. */
export function cardinal(word: string): number | undefined {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word)) return Number(word.replaceAll(',', ''));
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (/^\d+,\d+$/.test(word)) return Number(word.replace(',', '.'));
  if (Object.hasOwn(SMALL, word)) return SMALL[word];
  if (Object.hasOwn(LARGE, word)) return LARGE[word];
  return word === 'dozen' ? 12 : undefined;
}

export interface NumberSpan {
  value: number;
  /** Index of its first word and one past its last. */
  from: number;
  to: number;
}

/** Numbers among folded words, words of one number joined: "four thousand two hundred" → 4200. */
export function numberSpans(words: readonly string[]): NumberSpan[] {
  const spans: NumberSpan[] = [];
  for (let i = 0; i < words.length; ) {
    if (cardinal(words[i]!) === undefined) {
      i += 1;
      continue;
    }
    let j = i;
    let total = 0;
    let part = 0;
    let last = Number.POSITIVE_INFINITY;
    for (; j < words.length; j += 1) {
      const word = words[j]!;
      if (word === 'and' && j > i && j + 1 < words.length && part >= 100 && Object.hasOwn(SMALL, words[j + 1]!))
        continue;
      if (Object.hasOwn(LARGE, word)) {
        const unit = LARGE[word]!;
        if (unit === 100) part = (part || 1) * 100;
        else {
          total += (part || 1) * unit;
          part = 0;
        }
        last = unit;
        continue;
      }
      const value = cardinal(word);
      if (value === undefined) break;
      // "twenty five" is one number, "five twenty" or "3 4" are two.
      if (j > i && !(value < last && (last >= 100 || (last >= 20 && value < 10)))) break;
      if (j > i && /^\d/.test(word) && !Object.hasOwn(LARGE, words[j - 1]!)) break;
      part += value;
      last = value;
    }
    spans.push({ value: total + part, from: i, to: j });
    i = Math.max(j, i + 1);
  }
  return spans;
}
