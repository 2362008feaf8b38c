/** What only asks, in front of what is looked for; the first that fits is taken away, until none does. */
const BEFORE: readonly RegExp[] = [
  /^(?:please|hey|so|and|but|also|then)\b/,
  /^(?:can|could|would|do|did) (?:you|we|i|one) (?:please )?(?:see|find|show|spot|notice)\b(?: me)?/,
  /^(?:i am|i'm|we are|we're) (?:looking|searching) for\b/,
  /^(?:show|find|give|get|look for|search for|locate|list|name|describe)\b(?: (?:me|us|for))?/,
  /^(?:at|in|on|during|from|since|until) (?=(?:what|which|when)\b)/,
  /^(?:what|which) (?:frame|moment|second|minute|time|part|point|scene|shot|picture|image|photo|video|clip|file)s?\b/,
  /^(?:the|any|all|every|each|that|a) (?:frame|moment|second|minute|time|part|point|scene|shot|picture|image|photo)s? (?:with|of|where|when|in which|that|which|showing)\b/,
  /^(?:what|which) (?:colou?r|shape|size|kind|number)s? (?:is|are|of)\b/,
  /^(?:what is|what's|what are) (?:the )?(?:position|place|location|colou?r|number|name|shape|size) of\b/,
  /^(?:how (?:many|much)|when|where|who|what|which|why|how)\b/,
  /^(?:does|do|did|has|have|had) (?:the |this )?(?:video|film|clip|recording|picture|image|photo|file|frame|scene|talk)s? (?:show|contain|have|has|depict)s?\b/,
  /^(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would) (?:there )?(?:any )?/,
  /^(?:shows?|has|have|contains?|depicts?|says?|see|there|both|any)\b/,
];
/** And behind it. */
const BEHIND: readonly RegExp[] = [
  /\b(?:in|on|of|from|during) (?:the |this |that |these |any |my |our )?(?:\w+ )?(?:videos?|film|clips?|recordings?|pictures?|images?|photos?|frames?|screen|view|shot|scene|talk|footage)$/,
  /\b(?:be|is|are|was|were|being|gets?|got|do|does|did) ?$/,
  /\b(?:appears?|appeared|seen|shown|visible|displayed|found|there|together|first|for the first time|again|come back|comes back|come into view|comes into view|show up|shows up|on show)$/,
];

/**
 * The question as a description of a picture, which is what CLIP was trained on: "When does the red circle appear?" → "the red circle".
 * Where nothing is left the question stays as it is.
 */
export function pictureText(question: string): string {
  let text = question
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.…]+$/u, '')
    .trim();
  for (;;) {
    const left = [...BEFORE, ...BEHIND].map((pattern) => without(text, pattern)).find((rest) => rest !== null);
    if (!left) return text;
    text = left;
  }
}

/** null where it is not there, or all there is. */
function without(text: string, pattern: RegExp): string | null {
  const found = pattern.exec(text.toLowerCase());
  if (!found || found[0] === '') return null;
  return `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`.trim() || null;
}
