import { capital } from '../../language/capital.ts';
import { superlativeOf } from './superlative.ts';

/** Two questions in one: "Who tells the readers, and what does the list call it?" */
export function splitParts(question: string): string[] {
  const parts = question
    .replace(/\?+$/, '')
    .split(
      /,?\s+and\s+(?=(?:(?:in|at|on|by|for|to) )?(?:who|what|which|where|when|why|how)\b(?! (?:many|much)? ?(?:and|or)\b))/i,
    );
  const isQuestion = /^(?:(?:in|at|on|by|for|to|from) )?(?:who|whom|whose|what|which|where|when|why|how)\b/i;
  if (parts.length === 1 || !isQuestion.test(parts[0]!)) return [question];
  return parts.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}?`);
}

/** "… for the firm that gets the job" → what the relative clause asks for, and where its answer goes. */
export interface Bridge {
  question: string;
  /** The phrase that the answer takes the place of. */
  phrase: string;
}

const RELATIVE =
  /\b((?:the|that) ((?!(?:slide|sentence|table|moment|time|part|talk|video|screen|first|last)\b)[\p{L}-]+)) (?:that|which|who|whose) ([^,?]+?)(?=\?|,|$)/u;
const VERB_FIRST =
  /^(?:is|are|was|were|gets?|got|has|had|have|wins?|won|will|can|does|did|makes?|made|gives?|gave|takes?|took|costs?|comes?|came|goes|went|\p{L}+(?:s|ed))\b/u;

/** "what grows in bed A1" behind a preposition: what is asked there comes first. */
const FREE =
  /\b(?:of|for|from|with|by|than) (what (?:is |are |was |were |has |have |had )?[\p{L}-]+[^,?]*?)(?=\?|,|$)/u;
/** "the piece that Ilka Brandt plays", "the boat Paloma owns": told by what somebody does with it. */
const WHOSE_OBJECT =
  /\b((?:the|that) ([\p{Ll}-]+)) (?:that |which |who )?((?:(?:the|his|her|their) )?(?:\p{Lu}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]*)*) (\p{L}+(?:s|ed))\b([^,?]*?)(?=\?|,|$)/u;
/** "the family with the leeks": told by what is beside it. */
const WITH =
  /\bthe ((?!(?:slide|sentence|table|moment|time|part|talk|video|screen|picture|photo|list|one)\b)[\p{L}-]+) with ((?:the|a|an|no) [\p{L}-]+)(?= \p{L}+)/u;

const SUPERLATIVE = '(?:most|least|\\p{L}+est|best|worst)';
/** "the day with the most rain", "the longest hall": the one that is greatest or least in something. */
const WITH_MOST = new RegExp(
  `\\bthe ([\\p{L}-]+) (?:with|that (?:has|had|got|gets|shows?|showed)|having) (the ${SUPERLATIVE}\\b[^,?]*?)(?=\\?|,|$)`,
  'u',
);
const MOST = new RegExp(`\\bthe (${SUPERLATIVE}(?: (?:expensive|costly|common|important))?) ([\\p{L}-]+)`, 'u');
/** What asks for something of the greatest rather than for which it is, or how great. */
const ASKS_OF =
  /^(?:(?:by|from|for|to|with) )?(?:who|when|where|whose|whom|how)\b|^(?:(?:in|on|at|by|from|for) )(?:what|which)\b/i;

/** Behind a superlative that is its own noun: "the most expensive to take across". */
const NO_NOUN = /^(?:one|ones|thing|part|time|way|to|in|of|on|at|for|and|or|by)$/;
/** "The fewest people" is a number of them. */
const AMOUNT = /^(?:most|least|fewest)$/;

/** The sub-question inside a phrase that describes rather than names: a relative clause, a superlative; null where there is none. */
export function bridgeOf(question: string): Bridge | null {
  const match = RELATIVE.exec(question);
  if (match && VERB_FIRST.test(match[3]!)) return { question: `Which ${match[2]} ${match[3]}?`, phrase: match[0] };
  const having = WITH_MOST.exec(question);
  if (having && superlativeOf(having[2]!))
    return { question: `Which ${having[1]} has ${having[2]}?`, phrase: having[0] };
  const free = FREE.exec(question);
  if (free) return { question: capital(`${free[1]}?`), phrase: free[1]! };
  const object = WHOSE_OBJECT.exec(question);
  if (object) return { question: `Which ${object[2]} ${object[3]} ${object[4]}${object[5]}?`, phrase: object[0] };
  const most = ASKS_OF.test(question) ? MOST.exec(question) : null;
  // "When is the earliest bus to town", "who has the highest rating" ask for their own greatest.
  const itself =
    most &&
    /^(?:(?:who(?: or what)?|when)(?:['’]s| is| was| are| were)|who (?:has|had|have|got|gets|reached|scored|shows?))\s*$/i.test(
      question.slice(0, most.index),
    );
  const ended =
    most &&
    /^(?: (?:in|of|on|at|from|to|for|across|today|tomorrow|this|that|which|who|with|among|here)\b.*)?\W*$/i.test(
      question.slice(most.index + most[0].length),
    );
  if (most && !(itself && ended) && superlativeOf(most[1]!) && !NO_NOUN.test(most[2]!) && !AMOUNT.test(most[1]!))
    return { question: `Which ${most[2]} is the ${most[1]}?`, phrase: most[0] };
  const beside = WITH.exec(question);
  if (beside && !superlativeOf(beside[2]!))
    return { question: `Which ${beside[1]} has ${beside[2]}?`, phrase: beside[0] };
  return null;
}

/** The question with the answer of its sub-question in place of the phrase. */
export function withAnswer(question: string, bridge: Bridge, answer: string): string {
  return question.replace(bridge.phrase, answer);
}
