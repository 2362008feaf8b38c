import { type NamedObject, namedObjects } from './object-names.ts';
import { pluralOf } from './object-plurals.ts';
import { stem } from './stem.ts';
import { fold } from './tokens.ts';

const NOUN = '((?:[a-z-]+ )?(?!visible|seen|shown|there|anywhere)[a-z-]{3,})';
const VISIBLE =
  '(?:visible|seen|shown|in (?:the |this )?(?:picture|photo|image|video|frame|shot|scene|view)|there|anywhere|on the (?:left|right))';
/** Questions that ask for a thing to be seen, with the thing. */
const ASKED = [
  new RegExp(`^(?:is|was) there (?:a|an|any) ${NOUN}(?= ${VISIBLE}|$)`),
  new RegExp(`^(?:are|were) there (?:any|some) ${NOUN}(?= ${VISIBLE}|$)`),
  new RegExp(`^(?:can|do|does|could) (?:you|one|we|anyone) see (?:a|an|any|the|some) ${NOUN}(?= ${VISIBLE}|$)`),
  new RegExp(`^(?:is|are|was|were) (?:a|an|any|the) ${NOUN} ${VISIBLE}`),
  new RegExp(`^(?:does|do) (?:a|an|any|the) ${NOUN} appear`),
  new RegExp(`^how many ${NOUN} (?:are|can|do|were|is) (?:there|be seen|you see|we see|visible|in the|shown)`),
  new RegExp(`^where (?:is|are) (?:the|a|an) ${NOUN}(?= ${VISIBLE}|$)`),
  new RegExp(
    `^(?:when|at (?:what|which) (?:second|time|moment)) (?:is|are|can) (?:the|a|an) ${NOUN} (?:be )?(?:visible|seen|shown|in )`,
  ),
];
/** What these words name is not a thing. */
const NO_THING =
  /\b(?:it|this|that|one|time|second|moment|way|reason|answer|question|difference|word|words|text|sentence|slide|slides|title|heading|table|chart|number|name|date|price|speaker|talk|music|sound|speech|voice|subtitle|discount|meeting|change|problem|mention|picture|photo|image|video|frame|shot|scene|more|other|any)\b/;

/**
 * The thing that a question asks to be seen and that the detector's 80 classes do not hold: "trowel" of "Is there a trowel in the picture?". Its
 * label is the word itself, in the singular. Null where it names a known class, or nothing that can be seen.
 */
export function openObject(text: string): NamedObject | null {
  if (namedObjects(text).length > 0) return null;
  const asked = fold(text.replace(/[?.!]+\s*$/, '').trim());
  const noun = ASKED.map((pattern) => pattern.exec(asked)?.[1]).find((found) => found !== undefined);
  return noun && !NO_THING.test(noun) ? named(noun, text) : null;
}

/** The same for labels that an earlier look left: whichever of them the question names. */
export function openObjectAmong(text: string, labels: Iterable<string>): NamedObject | null {
  const words = ` ${fold(text).replace(/[^a-z-]+/g, ' ')} `;
  for (const label of labels)
    if ([label, pluralOf(label)].some((form) => words.includes(` ${form} `)))
      return { ...named(label, text), labels: [label] };
  return null;
}

function named(noun: string, text: string): NamedObject {
  const label = singular(noun);
  const at = Math.max(0, text.toLowerCase().indexOf(noun));
  return { labels: [label], group: false, narrower: false, word: noun, stems: noun.split(/[ -]/).map(stem), at };
}

/** "Trowels" → "trowel", "brushes" → "brush", "berries" → "berry". */
function singular(noun: string): string {
  const candidates = [noun.replace(/ies$/, 'y'), noun.replace(/es$/, ''), noun.replace(/s$/, '')];
  if (/(?:ss|us|is)$/.test(noun)) return noun;
  return candidates.find((one) => one !== noun && pluralOf(one) === noun) ?? noun;
}
