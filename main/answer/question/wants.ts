import type { Plan } from '../../../preload/contract/answer.ts';
import { namedObjects } from '../../language/object-names.ts';
import { type Tagged, tag } from '../../language/tagger.ts';
import { values as readValues, type ValueType } from '../reading/values.ts';
import { measuredIn } from './attributes.ts';
import { COMING_UP, TELLING } from './media-verbs.ts';
import { superlativeOf } from './superlative.ts';

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
  [/^how fast (?:was|were|did)\b/, ['speed', 'duration', 'number'], ['speed', 'velocity', 'time']],
  [/^how fast\b/, ['speed', 'number'], ['speed', 'velocity']],
  [/^in (?:what|which) time\b/, ['duration', 'clock'], ['time', 'duration']],
  [/^how strong\b/, ['speed', 'percent', 'number'], ['strength', 'force', 'power']],
  [/^how (?:heavy)\b/, ['weight'], ['weight', 'mass']],
  [/^how (?:hot|warm)\b/, ['temperature', 'number'], ['temperature', 'high', 'maximum']],
  [/^how (?:cold|cool)\b/, ['temperature', 'number'], ['temperature', 'low', 'minimum']],
  [/^how old\b/, ['duration', 'number', 'year'], ['age']],
  [/^how (?:expensive|dear)\b/, ['money'], ['price', 'cost', 'fee']],
  [/^how often\b/, ['frequency', 'duration', 'date', 'number'], ['frequency', 'every', 'times']],
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
  [/\baddress\b/, ['address', 'number'], ['address']],
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
  [/^(?:number|numbers)$/, ['phone', 'number', 'code']],
  [
    /^(?:room|gate|platform|reference|bay|seat|floor|flight|version|model|page|chapter|line|bus|lesson)$/,
    ['code', 'number'],
  ],
];

/** Verbs of being seen or heard: "when" then asks for a second. */
const IN_MEDIA = new RegExp(
  `\\b(?:seen?|visible|shown?|appears?|appear|in (?:the )?(?:picture|view|shot|frame|video|image)|on (?:the )?screen|mention(?:s|ed)?|said|says?|sp(?:eaks?|oken)|talk(?:s|ed)? about|come(?:s)? back|return(?:s)?|hear|heard|explain(?:s|ed)?|describe[sd]?|discuss(?:ed|es)?|nobody|no one|silen(?:t|ce)|pause|read out|displayed|introduced|${COMING_UP})\\b`,
);
/** What people do with words: "when does she complain about" asks for a second of the recording, "when did she complain" may not. */
const SPEAKS =
  /^when (?:do|does|is|are)\b.*\b(?:tell|ask|answer|reply|complain|wonder|joke|laugh|sing|greet|thank|warn|promise|admit|argue|suggest|propose|recommend|bring up|point out|refer|turn to|get to|come to|name|introduce|announce|greet|go over|cover|address|touch on|move on to|(?:come|brought|mentioned|comes) up|wish)(?:s|ed)?\b/;
/** Where in the recording: a point of it, or how far it has run. */
const MOMENT =
  /\b(?:at )?(?:what|which) (?:exact |precise )?(?:second|moment|minute|point|timestamp|time ?code|place in the (?:video|recording|clip|film))\b|\bhow (?:far|long) in(?:to)?\b|\bhow many (?:seconds|minutes) in(?:to)?\b/;
const TOLD =
  /\b(?:seen?|visible|mention(?:s|ed)?|said|spoken (?:of|about)|talked about|to be seen|brought up|come up)\b/;
/** What somebody says of something in the recording: whoever the question names, or a pronoun. */
const TOLD_BY = new RegExp(`\\b(?:do|does|did) (?:[\\w'’-]+ ){1,3}?(?:${TELLING}) \\w`);
/** Those verbs that ask for a clock time as well: "at what time does the board say the train leaves". */
const HEARD_OR_SEEN = new RegExp(
  `\\b(?:mention(?:s|ed)?|talk(?:s|ed)? (?:about|of)|sp(?:eaks?|oken?) (?:about|of)|discuss(?:ed|es)?|shown|visible|seen|appears?|on (?:the )?screen|displayed|${COMING_UP})\\b`,
);

/** "For how long", "at how high a speed". */
const BEFORE_HOW = /^(?:for|by|at|in|from|to|over|after|within|with|of|until|till|up to|since) (?=how\b)/;

const UNITS: [RegExp, ValueType][] = [
  [/^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)$/, 'duration'],
  [/^(?:euros?|dollars?|pounds?|cents?|francs?|crowns?)$/, 'money'],
  [/^(?:millimet|centimet|met|kilomet)(?:er|re)s?$|^(?:miles?|feet|inches|yards?)$/, 'length'],
  [/^(?:grams?|kilos?|kilograms?|tons?|tonnes?|ounces?)$/, 'weight'],
  [/^(?:lit(?:er|re)s?|cups?|spoons?|tablespoons?|teaspoons?|pints?|gallons?)$/, 'volume'],
  [/^(?:percent|percentage|per)$/, 'percent'],
  [/^degrees?$/, 'temperature'],
  [/^knots?$/, 'speed'],
];

/** "Which nurse gives the course" asks for a name, as "who" does. */
const PERSON =
  /^(?:by |with |from |to |for |of )?(?:which|what) (professor|doctor|nurse|teacher|poet|author|writer|singer|musician|composer|painter|artist|scientist|researcher|engineer|architect|lawyer|judge|minister|president|mayor|councillor|player|runner|driver|pilot|captain|farmer|cook|chef|colleague|student|pupil|person|man|woman|boy|girl|girlfriend|boyfriend|friend|neighbour|king|queen|actor|actress|director|manager|coach|speaker|presenter|host|guide|guest|witness)\b(?! (?:is|was|are|were) (?:the )?\p{L}+est\b)/u;

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
    MOMENT.test(text) ||
    (HEARD_OR_SEEN.test(text) &&
      /^(?:at )?(?:what|which) time\b|\bthe (?:time|moment|second) (?:at which|when)\b/.test(text))
  )
    return want('when', [], null, [], true);
  // "How long a guarantee": the noun must be spoken of.
  const degreeOf = /^how (?:long|big|large|high) an? (\p{L}+)/u.exec(text)?.[1] ?? null;
  for (const [pattern, found, attribute] of DEGREES)
    if (pattern.test(text.replace(BEFORE_HOW, '')))
      return want('howMuch', found, degreeOf, degreeOf ? [degreeOf] : attribute);
  if (
    /^(?:at |on |in |by |from |until |since |for )?(?:what|which) (?:\w+ )?(?:time|hour)\b|^what (?:is|was) the time\b/.test(
      text,
    )
  ) {
    return want('when', ['clock'], 'time', ['time'], TOLD.test(text));
  }
  if (
    /^(?:(?:since|until|till|by|from) )?when\b|^(?:for )?how long (?:has|have) .*\b(?:not|no|un\w+|broken|closed|shut)\b/.test(
      text,
    )
  ) {
    return want(
      'when',
      ['date', 'clock', 'weekday', 'month', 'year', 'duration'],
      null,
      ['time', 'date', 'day'],
      IN_MEDIA.test(text) || SPEAKS.test(text) || TOLD_BY.test(text),
    );
  }
  if (/^how many times\b/.test(text)) return want('howMany', ['frequency', 'number'], 'times');
  const many = /\bhow many (?:of (?:the |these |those |all )?)?([\w-]+(?: [\w-]+)?)/.exec(text);
  if (many) {
    const noun = countedNoun(many[1]!);
    const units = unitTypes(many[1]!);
    return want('howMany', [...units, 'number'], noun, units.length > 0 ? [noun] : []);
  }
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
      ? want('howMuch', ['weight', 'volume', 'money', 'percent', 'duration', 'length', 'number'], noun, [
          'amount',
          'quantity',
        ])
      : want(
          'howMuch',
          ['money', 'percent', 'weight', 'volume', 'length', 'temperature', 'duration', 'speed', 'number'],
          null,
          ['price', 'cost', 'fee', 'amount'],
        );
  }
  if (/^(?:by |with |from |to |for |of )?(?:who|whom|whose)\b/.test(text)) return want('who');
  const person = PERSON.exec(text)?.[1];
  if (person) return want('who', [], person);
  if (/^why\b|^for what reason\b|^what for\b|\bwhat is the reason\b/.test(text)) return want('why');
  if (/^(?:from |to )?where\b/.test(text)) return want('where');
  if (
    /^(?:am|is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must|may|might|shall|isn't|aren't|wasn't|weren't|doesn't|don't|didn't)\b/.test(
      text,
    )
  )
    return want('yesNo');
  if (/\b(?:what|which) (?:words?|text|sentence|phrase) (?:is|are|was|were|stands?)\b/.test(text))
    return want('quote', [], nounOf(text));
  if (/^(?:list|name|enumerate)\b|^what (?:are|were) (?:all )?the\b(?!.*\bhours\b)|^which \w+s are\b/.test(text)) {
    return want('list', [], nounOf(text));
  }
  // "Which flavour costs most" asks for a flavour.
  const dearest = /^(?:which|what) (\p{L}+) (?:costs?|is|was|sells?) (?:the )?(?:most|least)\b/u.exec(text)?.[1];
  if (dearest) return want('which', [], dearest);
  const most = superlativeNoun(text);
  if (most) return want('which', measuredIn(most) ?? [], most, measuredIn(most) ? [most] : []);
  // "What is the altitude of the hut", "Tess Quill's time": what is asked for is what the noun measures.
  const measure = attributeOf(text);
  if (measure) return want('what', measuredIn(measure), measure, [measure]);
  const [focus = null, ...others] = phraseOf(text)?.split(' ').reverse() ?? [];
  const types = focus ? (measuredIn(focus) ?? FOCI.find(([pattern]) => pattern.test(focus))?.[1]) : undefined;
  if (focus && types) return want('which', types, focus, [focus, ...others]);
  // "Which pump costs 149 euros" asks for a pump.
  const told = /\bwhich \w+\b/.test(text) ? readValues(question).map((value) => value.type) : [];
  for (const [pattern, found, attribute] of NOUNS) {
    const named = pattern.exec(text)?.[0].split(' ') ?? [];
    if (named.length > 0 && !found.some((type) => type !== 'number' && told.includes(type)))
      return want('what', found, focus, [...attribute, ...(named.length <= 2 ? named : [])]);
  }
  // "Which professor" asks who.
  if (focus && namedObjects(focus).some(({ labels }) => labels.length === 1 && labels[0] === 'person'))
    return want('who', [], focus);
  return want(/\bwhich\b/.test(text) ? 'which' : /^how\b/.test(text) ? 'quote' : 'what', [], focus);
}

const NO_NOUN =
  '(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|must|comes?|came|happens?|happened|to|it|the|a|an|you|we|they|he|she|of)';

const AUXILIARY = '(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|must)';

const NP_ENDS =
  /^(?:of|for|in|at|on|to|from|with|by|as|than|among|between|after|before|when|while|that|who|whose|which|and|or|not|there|you|we|they|he|she|it|i|the|a|an|this|these|those)$/;

/** "What is the dearest tea in the shop" asks which tea; "what is the highest price" for an amount. */
function superlativeNoun(text: string): string | null {
  const match = /^what (?:is|are|was|were) (?:the |[\p{L}' ]+'s )?((?:most|least|\p{L}+est) .+)$/u.exec(text);
  const superlative = match && superlativeOf(match[1]!);
  return superlative
    ? headOf(match[1]!.replace(/^(?:(?:most|least) \p{L}+|\p{L}+) /u, ''))
        .split(' ')
        .at(-1)!
    : null;
}

/** "gauge" in "which tide gauge has". */
const nounOf = (text: string): string | null => phraseOf(text)?.split(' ').at(-1) ?? null;

/** The noun behind "which" or, where a verb follows it, "what", with the nouns before it: "tide gauge", "colour" in "what colour is". */
function phraseOf(text: string): string | null {
  const which = new RegExp(`\\bwhich (?:of the |one of the )?(?!${NO_NOUN}\\b)(.+)`).exec(text);
  if (which) return headOf(which[1]!);
  const what = new RegExp(
    `\\bwhat (?:kinds? of |sorts? of |types? of )?((?!${NO_NOUN}\\b)[\\w-]+(?: (?!${NO_NOUN}\\b)[\\w-]+){0,2}?)(?: (?:${AUXILIARY}|shows?|of)\\b|\\?*$)`,
  ).exec(text);
  return what && !/^(?:became|caused|made|happened|changed)\b/.test(what[1]!) ? what[1]! : null;
}

/** Last noun before the verb or the preposition that ends the phrase. */
function headOf(rest: string): string {
  const words = tag(rest);
  let end = 1;
  while (
    end < words.length &&
    !words[end - 1]!.stop &&
    !NP_ENDS.test(words[end]!.word) &&
    (words[end]!.tags.has('Noun') || words[end]!.tags.has('Gerund')) &&
    !words[end]!.tags.has('Verb') &&
    !isVerbBefore(words, end)
  )
    end += 1;
  return words
    .slice(0, end)
    .map((word) => word.text.toLowerCase().replace(/[^\p{L}\d-]/gu, ''))
    .join(' ');
}

/** "Which pump costs 149 euros", "which line leaves from the square": behind a noun in the singular, with no other verb to come, it is one. */
function isVerbBefore(words: readonly Tagged[], at: number): boolean {
  if (!/s$/.test(words[at]!.word) || /s$/.test(words[at - 1]!.word)) return false;
  const next = words[at + 1]?.text ?? '';
  if (/^(?:the|an?|most|least|more|less|fewer|no|its|their|his|her|only|for|[\d€£$].*)$/i.test(next)) return true;
  return (
    NP_ENDS.test(next) &&
    next !== 'of' &&
    !words.slice(at + 1).some((word) => word.tags.has('Verb') || word.tags.has('Auxiliary'))
  );
}

/** "the altitude of …", "Nordby's price", "the lamp room price": the noun in a question for what something is. */
function attributeOf(text: string): string | null {
  const phrase =
    /^what (?:is|are|was|were|will be|would be) (?:the |a |an |his |her |its |their |our |my |your )?(.+?)\?*$/.exec(
      text,
    )?.[1];
  if (!phrase) return null;
  const words = phrase.split(/[\s-]+/);
  const end = words.findIndex((word) => NP_ENDS.test(word) || new RegExp(`^${AUXILIARY}$`).test(word));
  const noun = words[(end === -1 ? words.length : end) - 1];
  return noun && measuredIn(noun.replace(/[^\p{L}\d]/gu, '')) ? noun.replace(/[^\p{L}\d]/gu, '') : null;
}
