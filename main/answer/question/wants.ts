import type { Plan } from '../../../preload/contract/answer.ts';
import { values as readValues, type ValueType } from '../reading/values.ts';
import { COMING_UP, TELLING } from './media-verbs.ts';

export type AnswerKind = Plan['answerKind'];

/** What an answer must look like. `values` in order of preference; [] where any words may answer. */
export interface Want {
  kind: AnswerKind;
  values: ValueType[];
  /** The thing asked for, as it stands in the question: "gauge" in "which gauge", "days" in "how many days". */
  focus: string | null;
  /** Title that a table's column may bear for it: "height" for "how high". */
  attribute: string[];
  /** True when the question asks for a second of the recording rather than for a date in it. */
  mediaTime: boolean;
}

const DEGREES: [RegExp, ValueType[], string[]][] = [
  [/^how far apart\b/, ['duration', 'length'], ['distance', 'interval']],
  [/^how (?:long|much time)\b/, ['duration', 'length', 'date'], ['length', 'duration', 'time']],
  [/^how far\b/, ['length', 'duration'], ['distance', 'range']],
  [
    /^how (?:high|tall)\b/,
    ['length', 'number', 'money', 'percent', 'temperature'],
    ['height', 'level', 'elevation', 'high'],
  ],
  [/^how deep\b/, ['length'], ['depth']],
  [/^how (?:wide|broad|thick)\b/, ['length'], ['width', 'thickness']],
  [/^how fast\b/, ['speed', 'number'], ['speed', 'velocity']],
  [/^how strong\b/, ['speed', 'percent', 'number'], ['strength', 'force', 'power']],
  [/^how (?:heavy)\b/, ['weight'], ['weight', 'mass']],
  [/^how (?:hot|cold|warm)\b/, ['temperature', 'number'], ['temperature']],
  [/^how old\b/, ['duration', 'number', 'year'], ['age']],
  [/^how (?:expensive|dear)\b/, ['money'], ['price', 'cost', 'fee']],
  [/^how often\b/, ['duration', 'date', 'number'], ['frequency']],
  [/^how (?:big|large|wide|great)\b/, ['length', 'number', 'percent', 'weight', 'volume'], ['size', 'area']],
  [/^how (?:loud|bright|rich|dense|steep|sour|acidic)\b/, ['number', 'percent'], []],
];

const NOUNS: [RegExp, ValueType[], string[]][] = [
  [/\b(?:tele)?phone numbers?\b|\bnumber (?:to|should \w+) (?:call|ring|dial)\b/, ['phone'], ['phone', 'telephone']],
  [/\be-?mail\b|\bweb ?site\b|\bweb address\b|\burl\b/, ['address'], ['email']],
  [
    /\bprices?\b|\bcosts?\b|\bfees?\b|\bfare\b|\bbudget\b|\bsalary\b|\bdeposit\b/,
    ['money', 'number'],
    ['price', 'cost', 'fee', 'amount'],
  ],
  [/\bshare\b|\bpercentage\b|\bper ?cent\b|\bproportion\b|\bfraction\b/, ['percent'], ['share']],
  [/\b(?:what|which)\b.*\b(?:prints?|outputs?|returns?)\b/, ['number', 'money', 'duration', 'length'], []],
  [/\baddress\b/, ['address', 'number'], []],
  [/\bdiscount\b|\binterest rate\b/, ['percent', 'money'], ['discount']],
  [/\btemperatures?\b/, ['temperature', 'number'], ['temperature']],
  [/\bspeeds?\b/, ['speed', 'number'], ['speed']],
  [/\bweights?\b/, ['weight', 'number'], ['weight']],
  [
    /\bheights?\b|\bdepths?\b|\blengths?\b|\bwidths?\b|\bdistances?\b|\bdiameter\b/,
    ['length', 'number'],
    ['height', 'depth', 'length', 'distance'],
  ],
  [
    /\bcodes?\b|\breference(?: number)?\b|\bserial number\b|\border number\b|\bpassword\b/,
    ['code', 'phone', 'number', 'year'],
    ['code', 'reference'],
  ],
];

const FOCI: [RegExp, ValueType[]][] = [
  [/^years?$/, ['year', 'date']],
  [/^(?:date|dates)$/, ['date', 'weekday']],
  [/^days?$/, ['date', 'weekday']],
  [/^weekdays?$/, ['weekday', 'date']],
  [/^months?$/, ['date']],
  [/^(?:time|times|hour|o'?clock)$/, ['clock']],
  [/^(?:number|numbers)$/, ['phone', 'number', 'code']],
  [/^(?:room|gate|platform|code|reference|bay|seat|floor|flight|version|model)$/, ['code', 'number']],
  [/^(?:price|cost|fee|amount|sum)$/, ['money', 'number']],
  [/^(?:percentage|share|proportion|fraction)$/, ['percent', 'number']],
  [/^(?:temperature)$/, ['temperature']],
  [/^(?:speed)$/, ['speed']],
  [/^(?:weight)$/, ['weight']],
  [/^(?:height|depth|length|width|distance|diameter)$/, ['length']],
];

/** Verbs of being seen or heard: "when" then asks for a second. */
const IN_MEDIA = new RegExp(
  `\\b(?:seen?|visible|shown?|appears?|appear|in (?:the )?(?:picture|view|shot|frame|video|image)|on (?:the )?screen|mention(?:s|ed)?|said|says?|sp(?:eaks?|oken)|talk(?:s|ed)? about|come(?:s)? back|return(?:s)?|hear|heard|explain(?:s|ed)?|describe[sd]?|discuss(?:ed|es)?|nobody|no one|silen(?:t|ce)|pause|read out|displayed|introduced|${COMING_UP})\\b`,
);
/** What somebody says in the recording: whoever the question names, or a pronoun. */
const TOLD_BY = new RegExp(`\\b(?:do|does|did) (?:[\\w'’-]+ ){1,3}?(?:${TELLING})\\b`);
/** Those verbs that ask for a clock time as well: "at what time does the board say the train leaves". */
const HEARD_OR_SEEN = new RegExp(
  `\\b(?:mention(?:s|ed)?|talk(?:s|ed)? (?:about|of)|sp(?:eaks?|oken?) (?:about|of)|discuss(?:ed|es)?|shown|visible|seen|appears?|on (?:the )?screen|displayed|${COMING_UP})\\b`,
);

const UNITS: [RegExp, ValueType][] = [
  [/^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)$/, 'duration'],
  [/^(?:euros?|dollars?|pounds?|cents?|francs?|crowns?)$/, 'money'],
  [/^(?:millimet|centimet|met|kilomet)(?:er|re)s?$|^(?:miles?|feet|inches|yards?)$/, 'length'],
  [/^(?:grams?|kilos?|kilograms?|tons?|tonnes?|ounces?)$/, 'weight'],
  [/^(?:lit(?:er|re)s?|cups?|spoons?|tablespoons?|teaspoons?|pints?|gallons?)$/, 'volume'],
  [/^(?:percent|percentage)$/, 'percent'],
  [/^degrees?$/, 'temperature'],
  [/^knots?$/, 'speed'],
];

/** Head of "fire extinguishers", first word of "cats are". */
function countedNoun(words: string): string {
  const [first, second] = words.split(' ') as [string, string | undefined];
  return second && /s$/.test(second) && !/s$/.test(first) && !/^(?:is|was|does|has)$/.test(second) ? second : first;
}

/** "How many weeks" is told as "11 weeks". */
function unitTypes(noun: string): ValueType[] {
  return UNITS.filter(([pattern]) => pattern.test(noun.split(' ')[0]!)).map(([, type]) => type);
}

/** What a question asks for, from its first words. */
export function wanted(question: string): Want {
  const text = question.toLowerCase().replace(/\s+/g, ' ').trim();
  const want = (
    kind: AnswerKind,
    values: ValueType[] = [],
    focus: string | null = null,
    attribute: string[] = [],
    mediaTime = false,
  ): Want => ({
    kind,
    values,
    focus,
    attribute,
    mediaTime,
  });
  if (
    /\b(?:at )?(?:what|which) (?:second|moment|minute|point|timestamp)\b/.test(text) ||
    (HEARD_OR_SEEN.test(text) &&
      /^(?:at )?(?:what|which) time\b|\bthe (?:time|moment|second) (?:at which|when)\b/.test(text))
  )
    return want('when', [], null, [], true);
  if (/^(?:at |on |in |by |from |until |since |for )?(?:what|which) (?:\w+ )?(?:time|hour)\b/.test(text)) {
    return want('when', ['clock'], 'time', ['time'], false);
  }
  if (/^(?:since )?when\b|^until when\b/.test(text)) {
    return want(
      'when',
      ['date', 'clock', 'weekday', 'year', 'duration'],
      null,
      ['time', 'date', 'day'],
      IN_MEDIA.test(text) || TOLD_BY.test(text),
    );
  }
  if (/^how many times\b/.test(text)) return want('howMany', ['number'], 'times');
  const many = /\bhow many ([\w-]+(?: [\w-]+)?)/.exec(text);
  if (many) return want('howMany', [...unitTypes(many[1]!), 'number'], countedNoun(many[1]!));
  for (const [pattern, found, attribute] of DEGREES)
    if (pattern.test(text)) return want('howMuch', found, null, attribute);
  if (/^how much\b.*\bweighs?\b/.test(text)) return want('howMuch', ['weight'], null, ['weight', 'weigh', 'mass']);
  if (/^how much\b.*\b(?:costs?|pay|paid|charged?)\b/.test(text))
    return want('howMuch', ['money', 'number'], null, ['price', 'cost', 'fee', 'amount']);
  const much = /\bhow much(?: (\w+))?/.exec(text);
  if (much) {
    const noun =
      much[1] &&
      !/^(?:do|does|did|is|are|was|were|will|would|can|should|has|have|had|to|of|more|the|a|an|this|that|it|you|he|she|they|we|i)$/.test(
        much[1],
      )
        ? much[1]
        : null;
    return noun
      ? want('howMuch', ['weight', 'volume', 'money', 'percent', 'duration', 'length', 'number'], noun)
      : want('howMuch', ['money', 'percent', 'weight', 'volume', 'length', 'temperature', 'duration', 'number'], null, [
          'price',
          'cost',
          'fee',
          'amount',
        ]);
  }
  if (/^(?:by |with |from |to |for |of )?(?:who|whom|whose)\b/.test(text)) return want('who');
  if (/^why\b|^for what reason\b|^what for\b|\bwhat is the reason\b/.test(text)) return want('why');
  if (/^(?:from |to )?where\b/.test(text)) return want('where');
  if (
    /^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must|may|might|shall|isn't|aren't|wasn't|weren't|doesn't|don't|didn't)\b/.test(
      text,
    )
  )
    return want('yesNo');
  if (/\b(?:what|which) (?:words?|text|sentence|phrase) (?:is|are|was|were|stands?)\b/.test(text))
    return want('quote', [], focusOf(text));
  if (/^(?:list|name|enumerate)\b|^what (?:are|were) (?:all )?the\b(?!.*\bhours\b)|^which \w+s are\b/.test(text)) {
    return want('list', [], focusOf(text));
  }
  const focus = focusOf(text);
  if (focus) for (const [pattern, found] of FOCI) if (pattern.test(focus)) return want('which', found, focus, [focus]);
  // "Which pump costs 149 euros" asks for a pump.
  const told = /\bwhich \w+\b/.test(text) ? readValues(question).map((value) => value.type) : [];
  for (const [pattern, found, attribute] of NOUNS)
    if (pattern.test(text) && !found.some((type) => type !== 'number' && told.includes(type)))
      return want('what', found, focus, attribute);
  return want(/\bwhich\b/.test(text) ? 'which' : /^how\b/.test(text) ? 'quote' : 'what', [], focus);
}

const NO_NOUN =
  '(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|must|comes?|came|happens?|happened|to|it|the|a|an|you|we|they|he|she|of)';

const AUXILIARY = '(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|must)';

/** Noun after "which" or, where a verb follows it, "what": "which gauge has", "what colour is". */
function focusOf(text: string): string | null {
  const which = new RegExp(`\\bwhich (?:of the |one of the )?((?!${NO_NOUN}\\b)[\\w-]+)`).exec(text);
  if (which) return which[1]!;
  const what = new RegExp(`\\bwhat ((?!${NO_NOUN}\\b)[\\w-]+)(?: [\\w-]+)? (?:${AUXILIARY}|shows?|of)\\b`).exec(text);
  return what ? what[1]! : null;
}
