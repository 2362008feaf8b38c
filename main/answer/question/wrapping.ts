import { capital, uncapital } from '../../language/capital.ts';
import { measuredIn } from './attributes.ts';
import { rephrased } from './rephrasing.ts';
import { superlativeOf } from './superlative.ts';

/** "Could you tell me …", "I'd like to know …", "find out …": what people say around a question. */
const OPENING =
  /^(?:(?:hi|hello|hey|ok|okay|so|well|and|also|quick question)[,!.:]? )*(?:please,? )?(?:(?:can|could|would|will) you (?:please )?(?:tell|show|give|find|remind) (?:me|us)|(?:tell|show|give|remind|fetch|get) (?:me|us)|(?:i(?:'d| would) (?:like|love|want)|i (?:want|need|wish)|i(?:'m| am) trying|we(?:'d| would) like) to (?:know|find out|learn|hear|see)|i (?:wonder|was wondering|am wondering)|i(?:'m| am) (?:curious|interested)(?: to know)?(?: about| in)?|(?:do|does) (?:you|anyone here) (?:happen to )?know|do we (?:ever )?(?:learn|find out|hear|get told|know|see)|(?:does|do) (?:it|they|anybody|anyone|somebody|someone|the (?:video|clip|film|recording|speaker)) (?:ever |anywhere )?(?:say|tell|mention|show|explain)s?(?: (?:us|me|anywhere|ever))*|is it (?:said|mentioned|explained|shown)(?: anywhere)?|i (?:need|am looking for|want)|i'm looking for|can (?:we|i) find out|any idea|find out|find|look up|give|fetch|get|state|tell)\b[,:]? +(?:please,? )?(?:about )?(?:again )?/i;
/** What of these must be followed by a question or a noun: "I need to go" is none. */
const POLITE = /[,.]? (?:please|thanks|thank you)(?=[.?!]*$)/i;
const SHORT = /^(what|who|where|when|how|why)(?:['’]s|s(?= (?:the|a|an)\b))/i;
const WH = '(?:what|which|who|whom|whose|where|when|why|how)';
const PREPOSITION = '(?:in|at|on|by|for|to|from|with|of|until|till|since|under|through|about|after|before|out of|than)';
const AUXILIARY = '(?:am|is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must|may|might)';
const QUESTION = new RegExp(`^(?:${PREPOSITION} )?${WH}\\b|^${AUXILIARY}\\b`, 'i');
const SOURCE = /^(according to [^,]{2,40}), +(.+)$/i;

/** The question as such: without what is said around it, an indirect one made direct as far as the readers need it. */
export function plainQuestion(asked: string): string {
  const text = asked
    .replace(/\s+/g, ' ')
    .replace(/[’`]/g, "'")
    .replace(/\bper cent\b/gi, 'percent')
    .trim();
  const polite = joined(asking(rephrased(text))).replace(POLITE, '');
  const opened = polite.replace(OPENING, '');
  const direct = opened === polite || !isAsking(opened) ? polite : indirect(opened);
  const fronted = front(topic(bare(direct.replace(SHORT, '$1 is'))));
  const source = SOURCE.exec(fronted);
  return source ? `${capital(source[2]!.replace(/[.?!]+$/, ''))} ${source[1]!.toLowerCase()}?` : fronted;
}

/** "They lost a letter. I would like to know its colour": the last sentence asks. */
function asking(text: string): string {
  const [, before, last] = /^(.{6,140}[.!]) ([^.!?]+[.?]*)$/.exec(text) ?? [];
  const opened = last?.replace(POLITE, '').replace(OPENING, '');
  return before && last && opened && opened.length < last.length && isAsking(opened)
    ? `${before} ${indirect(opened)}`
    : text;
}

/** A question, or the name of something: "tell me what it costs", "give the price". */
const isAsking = (rest: string) =>
  QUESTION.test(rest) ||
  /^(?:if|whether|all|every|the|its?|their|his|her|number|name|\p{Lu}?[\p{L}-]+(?:'s)? )/iu.test(rest);

/** "whether the shop is open" and "the date of the fair" ask what they do not say. */
function indirect(rest: string): string {
  const ended = rest.replace(/[.?!]+$/, '');
  if (/^(?:if|whether) /i.test(ended)) return `Is it so that ${ended.replace(/^\w+ /, '')}?`;
  if (QUESTION.test(ended)) return `${capital(ended)}?`;
  if (/^(?:all|every)\b/i.test(ended)) return `List ${ended}`;
  return counted(ended) ?? `What is ${ended}?`;
}

/** "The number of runners who …" is a count. */
function counted(phrase: string): string | null {
  const match = /^(?:what is )?(?:the )?(?:total |exact )?(?:number|count|headcount) of (.+)$/i.exec(phrase);
  return match ? `How many ${match[1]}?` : null;
}

/** "Her dog ran off. What is it called?": the sentence before belongs to the question. */
function joined(text: string): string {
  const match = new RegExp(`^([^.?!]{6,120})[.!] +((?:${PREPOSITION} )?${WH}\\b[^.?!]*)\\?*$`, 'i').exec(text);
  if (!match) return text;
  const [, before, question] = match as unknown as [string, string, string];
  const statement = before.replace(/^(?:i(?:'d| would) (?:like|love|want) to|i want to|i need to) /i, 'to ');
  const words = question.trim().split(/\s+/);
  // "Somebody was ill. Who?"
  if (words.length === 1)
    return `${capital(question.trim())} ${statement.replace(/^(?:somebody|someone|something|some|a|one) /i, '')}?`;
  const subject =
    /^(?:one|an?|some|the) ((?:[\p{L}-]+ )??[\p{L}-]+?) ((?:\p{L}+ed|got|lost|won|made|had|was|is|has|ran|took|came|fell|broke|gave|said|wrote|sold|bought|found|left)\b.*)$/iu.exec(
      statement,
    );
  const pronoun = /\b(?:he|she|it|they|him|her|them)\b(?! \p{L}+ing\b)/iu;
  if (subject && pronoun.test(question))
    return `${capital(question.replace(pronoun, `the ${subject[1]} who ${subject[2]}`))}?`;
  return `${capital(question)} ${statement.startsWith('to ') ? statement : `(${uncapital(statement)})`}?`;
}

/** "rooibos – how many minutes?", "Saturdays: when does it close?": a topic before the question. */
function topic(text: string): string {
  const match =
    new RegExp(`^([^:;–—?-]{2,50}?)(?:\\s*[:;]|\\s+[–—-])\\s+((?:${PREPOSITION} )?${WH}\\b.+?)\\?*$`, 'i').exec(text) ??
    new RegExp(
      `^(?!${PREPOSITION}\\b|${AUXILIARY}\\b|if\\b|when\\b|once\\b|while\\b|and\\b|so\\b|according\\b)((?:[\\p{L}\\d'-]+ ){0,3}[\\p{L}\\d'-]+), ((?:${PREPOSITION} )?(?:how|who|where|what)\\b.{6,}?)\\?*$`,
      'iu',
    ).exec(text);
  if (
    !match ||
    (/^.+,/.test(match[0]) && /\b(?:he|she|they)\b/i.test(match[2]!)) ||
    QUESTION.test(match[1]!) ||
    /\b(?:is|are|was|were|says?|said|mentions?|mentioned|shown|shows|talks?|came|comes|\p{L}{3,}ed)\b/iu.test(match[1]!)
  )
    return text;
  return `${capital(match[2]!)} for ${uncapital(match[1]!)}?`;
}

/** "Zigzag is whose robot?", "one pays how much rent?": what is asked for goes first. */
function front(text: string): string {
  if (QUESTION.test(text) || /[,;:]/.test(text)) return text;
  const match =
    /^(.{3,}?) ((?:(?:by|for|to|from|with|on|in|at|of) )?(?:what|which|whose|whom|who|how (?:many|much|long|often|far|old|high))\b(?: [\p{L}-]+){0,3})\?+$/iu.exec(
      text,
    );
  if (!match) return text;
  return `${capital(match[2]!)} ${uncapital(match[1]!)}?`;
}

/** "price of an apron", "moth weight", "busiest day of the week", "name of the dog": what is that? */
function bare(text: string): string {
  const ended = text.replace(/[.?!]+$/, '');
  if (/^what is the (?:total |exact )?(?:number|count) of (?:people|all|[\p{L}-]+s)\b/iu.test(ended))
    return counted(ended)!;
  if (QUESTION.test(ended) || new RegExp(`\\b${WH}\\b`, 'i').test(ended) || /[,;:]/.test(ended)) return text;
  const count =
    counted(ended) ?? (/^count (.+)$/i.exec(ended)?.[1] ? `How many ${ended.replace(/^count (?:the )?/i, '')}?` : null);
  if (count) return count;
  const named = /^(?:name|list) (?:the )?(.+)$/i.exec(ended)?.[1];
  const phrase = /^name of\b/i.test(ended) ? ended : (named ?? ended);
  const words = phrase.replace(/^the /i, '').split(' ');
  const of = words.findIndex((word) => /^(?:of|for|in|at|on)$/i.test(word));
  const head = words[(of === -1 ? words.length : of) - 1] ?? '';
  if (superlativeOf(words.slice(0, 3).join(' ')) && !/^(?:list)\b/i.test(ended))
    return `What is the ${words.join(' ')}?`;
  if (named && !/^name of\b/i.test(ended)) return text;
  const asksNoun =
    measuredIn(head) !== undefined ||
    /^(?:name|colou?r|title|author|time|number|address|output|exposure)$/i.test(head) ||
    (of > 0 && of <= 3);
  if (!asksNoun || words.length > 14) return text;
  // "moth weight": the weight of the moth
  if (of === -1 && words.length > 1) return `What is the ${head} of ${words.slice(0, -1).join(' ')}?`;
  return `What is the ${words.join(' ')}?`;
}
