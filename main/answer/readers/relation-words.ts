import type { Relation } from '../../scene/relations.ts';

/** How a question says where one thing lies to another; "on" alone is left to those who know that a thing follows. */
const WORDS: [RegExp, Relation][] = [
  [/\b(?:to the |on the |at the )?left(?:[- ]hand side)? of (?:the|a|an)\b/i, 'left of'],
  [/\b(?:to the |on the |at the )?right(?:[- ]hand side)? of (?:the|a|an)\b/i, 'right of'],
  [/\b(?:above|over) (?:the|a|an)\b/i, 'above'],
  [/\b(?:below|under|underneath|beneath) (?:the|a|an)\b/i, 'below'],
  [/\bin front of\b/i, 'in front of'],
  [/\bbehind (?:the|a|an)\b/i, 'behind'],
  [
    /\b(?:on|on top of|upon|in|inside) (?:the|a|an) (?:\w+ )?(?:couch|sofa|settee|bed|bench|chair|table|bowl|cup|truck|lorry|boat|horse|bicycle|bike|motorbike|motorcycle|suitcase|backpack|handbag|surfboard|skateboard)\b/i,
    'on',
  ],
];

/** The relation that a question names, null where it names none. Not "left of the picture": that is a place. */
export function relationIn(text: string): Relation | null {
  if (
    /\b(?:left|right)(?:[- ]hand side)? of (?:the|this) (?:picture|image|photo|frame|screen|shot|video)\b/i.test(text)
  )
    return null;
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Words that name a part of the picture: "on the left", "in the bottom right corner". */
export function regionIn(
  text: string,
): { across: 'left' | 'right' | null; down: 'top' | 'bottom' | null } | 'middle' | null {
  const place =
    /\b(?:on|at|in|to) the (?:(far|very) )?((?:top|bottom|upper|lower|left|right)(?:[- ](?:left|right|half|part|corner|hand|side|edge))*)(?= of the (?:picture|image|photo|frame|screen|shot|video)|\s*\?|\s*$)/i.exec(
      text,
    )?.[2];
  if (place) {
    const across = /left/i.test(place) ? 'left' : /right/i.test(place) ? 'right' : null;
    const down = /top|upper/i.test(place) ? 'top' : /bottom|lower/i.test(place) ? 'bottom' : null;
    return { across, down };
  }
  return /\b(?:in|at) the (?:middle|centre|center) of the (?:picture|image|photo|frame|shot)\b/i.test(text)
    ? 'middle'
    : null;
}
