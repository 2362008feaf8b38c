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

/** The sub-question inside a phrase that describes rather than names: a relative clause, a superlative; null where there is none. */
export function bridgeOf(question: string): Bridge | null {
  const match = RELATIVE.exec(question);
  if (match && VERB_FIRST.test(match[3]!)) return { question: `Which ${match[2]} ${match[3]}?`, phrase: match[0] };
  const having = WITH_MOST.exec(question);
  if (having && superlativeOf(having[2]!))
    return { question: `Which ${having[1]} has ${having[2]}?`, phrase: having[0] };
  const most = ASKS_OF.test(question) ? MOST.exec(question) : null;
  // "When is the earliest bus to town" asks for its own greatest.
  const itself = most && /^(?:who|when)(?:['’]s| is| was| are| were)\s*$/i.test(question.slice(0, most.index));
  const ended =
    most &&
    /^(?: (?:in|of|on|at|from|to|for|today|tomorrow|this|that|which|who|with)\b.*)?\W*$/i.test(
      question.slice(most.index + most[0].length),
    );
  if (most && !(itself && ended) && superlativeOf(most[1]!) && !/^(?:one|ones|thing|part|time|way)$/.test(most[2]!))
    return { question: `Which ${most[2]} is the ${most[1]}?`, phrase: most[0] };
  return null;
}

/** The question with the answer of its sub-question in place of the phrase. */
export function withAnswer(question: string, bridge: Bridge, answer: string): string {
  return question.replace(bridge.phrase, answer);
}
