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

/** The sub-question inside a relative clause of which the noun is the subject, null where there is none. */
export function bridgeOf(question: string): Bridge | null {
  const match = RELATIVE.exec(question);
  if (!match || !VERB_FIRST.test(match[3]!)) return null;
  return { question: `Which ${match[2]} ${match[3]}?`, phrase: match[0] };
}

/** The question with the answer of its sub-question in place of the phrase. */
export function withAnswer(question: string, bridge: Bridge, answer: string): string {
  return question.replace(bridge.phrase, answer);
}
