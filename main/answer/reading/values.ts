/** Kinds of expression that a question may ask for. */
export type ValueType =
  | 'money'
  | 'percent'
  | 'duration'
  | 'length'
  | 'speed'
  | 'weight'
  | 'temperature'
  | 'volume'
  | 'frequency'
  | 'clock'
  | 'date'
  | 'weekday'
  | 'month'
  | 'year'
  | 'phone'
  | 'address'
  | 'code'
  | 'number';

export interface Value {
  type: ValueType;
  text: string;
  at: number;
  end: number;
}

const NUMBER_WORD =
  '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen)(?![a-z])';
const HOUR = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z])';
const DIGIT = '(?:one|two|three|four|five|six|seven|eight|nine)';
const WORDS = `${NUMBER_WORD}(?:[\\s-]+(?:and\\s+)?${NUMBER_WORD})*`;
const DIGITS = '[-−]?\\d+(?:[.,]\\d+)*';
const ONE = `(?:${DIGITS}|${WORDS}|an?\\s(?:half|quarter|hundred|thousand|million|dozen)|half\\san?)`;
const RANGE = `(?:${ONE}(?:\\s*(?:to|or|[-–])\\s*${ONE})?)`;
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\\.?)';
/** "may" and "march" are words, too: they are months behind a preposition of time. */
const WHOLE_MONTH =
  '(?:(?:january|february|april|june|july|august|september|october|november|december)|(?<=\\b(?:in|since|until|till|by|from|to|of|next|last|early|late|before|after|and)\\s)(?:may|march))(?!\\p{L})';
const WEEKDAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?';
const ORDINAL =
  '(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[\\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))';
const TIME_UNIT =
  '(?:h|hrs?|hours?|min|mins|minutes?|s|secs?|seconds?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))';

const LENGTH =
  'mm|cm|m|km|millimet(?:re|er)s?|centimet(?:re|er)s?|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|foot|ft|inch(?:es)?|yards?';

const unit = (units: string) => `${RANGE}[\\s-]*(?:${units})(?![\\p{L}\\d])`;

/** In order of trust: a text that one pattern has taken is not read again by a later one. */
const PATTERNS: readonly [ValueType, string][] = [
  ['address', '[\\w.+-]+@[\\w-]+\\.[\\w.]+|(?:https?://|www\\.)\\S+'],
  [
    'date',
    `(?:${WEEKDAY},?\\s+)?(?:the\\s+)?(?:\\d{1,2}\\s*(?:to|-|–)\\s*)?(?:\\d{1,2}|${ORDINAL})\\s+(?:of\\s+)?${MONTH}(?:,?\\s+\\d{4})?(?![\\p{L}\\d])`,
  ],
  ['date', `(?:${WEEKDAY},?\\s+)?(?:the\\s+)?${ORDINAL}\\s+of\\s+${MONTH}`],
  ['date', `${MONTH}\\s+(?:the\\s+)?(?:${ORDINAL}|\\d{1,2})(?:,?\\s+\\d{4})?(?![\\d:])`],
  ['date', '\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}'],
  ['duration', '\\d{1,3}:[0-5]\\d:[0-5]\\d(?!\\d)'],
  [
    'clock',
    '(?:[01]?\\d|2[0-4]):[0-5]\\d(?!\\d)(?:\\s?(?:am|pm|a\\.m\\.|p\\.m\\.))?|(?<=(?:at|from|to|until|till|by|before|after|[-–])\\s?)(?:[01]?\\d|2[0-4])\\.[0-5]\\d(?!\\d)(?!\\s*(?:m|cm|mm|km|kg|g|l|ml|eur|euros?|knots?|percent|degrees?)\\b)',
  ],
  [
    'clock',
    `(?:${ONE}|half past ${ONE}|quarter (?:past|to) ${ONE}|${ONE} past ${ONE})\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|o['’]?clock|in the (?:morning|afternoon|evening)|at night)|half past ${ONE}|quarter (?:past|to) ${ONE}|${WORDS} (?:minutes )?past ${WORDS}|\\b(?:noon|midnight)\\b`,
  ],
  // "Stop the music at nine."
  [
    'clock',
    `(?<=\\b(?:at|until|till|by)\\s)(?:[1-9]|1[0-2]|${HOUR})(?=[.,;!?]|\\s*$|\\s(?:sharp|and|so|because|on|every|each)\\b)`,
  ],
  [
    'money',
    `[€£$]\\s?${DIGITS}(?:\\s?(?:thousand|million|billion|k|m))?|${RANGE}\\s?(?:€|£|\\$|(?:eur|euros?|usd|dollars?|gbp|pounds sterling|pounds|cents?|pence|francs?|chf|kron(?:or|er)|yen)\\b)`,
  ],
  [
    'percent',
    `${RANGE}\\s?(?:%|per\\s?cent|percent)|(?:about\\s)?(?:${DIGIT}|\\d|an?|the remaining)[\\s-](?:halves|half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|hundredths?)\\b|${ONE} out of (?:every )?${ONE}|\\bhalf\\b(?=\\sof)`,
  ],
  [
    'speed',
    `${unit(LENGTH)}\\s+(?:per|an?|each|every|in(?=\\s+\\S+\\s+(?:year|decade|centur)))\\s+(?:${ONE}\\s+)?${TIME_UNIT}(?![\\p{L}\\d])`,
  ],
  ['speed', unit('knots?|kn|km/h|kph|mph|m/s|kilomet(?:re|er)s (?:an|per) hour|miles (?:an|per) hour|rpm')],
  ['temperature', `${RANGE}\\s?(?:°\\s?[CF]?|degrees?(?:\\s(?:celsius|fahrenheit))?|[CF]\\b)`],
  [
    'frequency',
    `(?:${ONE}|many|several) times(?:\\s+(?:an?|per|each|every)\\s+\\p{L}+)?|(?:once|twice)(?:\\s+(?:an?|per|each|every)\\s+\\p{L}+)?`,
  ],
  ['duration', '(?:2[5-9]|[3-9]\\d|\\d{3}):[0-5]\\d(?::[0-5]\\d)?(?!\\d)'],
  [
    'duration',
    `${RANGE}[\\s-]*(?:working |business |full |whole |more )?${TIME_UNIT}(?:(?:,|\\s+and)?\\s+${ONE}\\s*${TIME_UNIT})?(?![\\p{L}\\d])`,
  ],
  [
    'volume',
    unit(
      'ml|cl|dl|l|lit(?:re|er)s?|millilit(?:re|er)s?|cups?|tea\\s?spoons?|table\\s?spoons?|tsp|tbsp|pints?|gallons?',
    ),
  ],
  ['weight', unit('mg|g|kg|t|grams?|grammes?|kilos?|kilograms?|tonnes?|tons?|lbs?|pounds?|oz|ounces?')],
  ['length', unit(LENGTH)],
  ['phone', '\\+?\\(?\\d{2,5}\\)?(?:[\\s/-]\\d{2,8}){1,4}(?![\\d.,:])|\\+?\\d{7,14}(?!\\d)'],
  [
    'date',
    `(?:tomorrow|yesterday|every (?:other |second |first |last )?${WEEKDAY}|(?:next|last) (?:week|month|year|spring|summer|autumn|winter|${WEEKDAY}))(?![\\p{L}])`,
  ],
  ['weekday', WEEKDAY],
  ['month', `${WHOLE_MONTH}(?:\\s*(?:to|until|till|and|or|[-–])\\s*${WHOLE_MONTH})?`],
  ['code', '[A-Z]{1,5}[-–]?\\d[\\w-]*(?:-\\w+)*|\\d+[A-Z]\\b'],
  [
    'year',
    `(?:nineteen|twenty)[\\s-]+(?:oh[\\s-]${DIGIT}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-]${DIGIT})?)(?![a-z])`,
  ],
  ['year', '(?<![\\d.,])(?:1[0-9]|20)\\d{2}(?![\\d.,]\\d|\\d)'],
  ['number', ONE],
];
const COMPILED = PATTERNS.map(
  ([type, source]) => [type, new RegExp(`(?<![\\p{L}\\d])(?:${source})`, type === 'code' ? 'gu' : 'giu')] as const,
);

/** Dates, times, amounts with their units, codes and plain numbers of a text, by place. */
export function values(text: string): Value[] {
  const taken: Value[] = [];
  for (const [type, pattern] of COMPILED) {
    for (const match of text.matchAll(pattern)) {
      const found = match[0].trim();
      const at = match.index;
      const end = at + found.length;
      if (found === '' || taken.some((other) => at < other.end && end > other.at)) continue;
      if (/[\p{L}\d]/u.test(text[end] ?? '') && /[\p{L}\d]$/u.test(found)) continue;
      taken.push({ type, text: found, at, end });
    }
  }
  return taken.sort((a, b) => a.at - b.at);
}
