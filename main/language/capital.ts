import { tag } from './tagger.ts';

/** The same text with a capital first. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The same text with a small letter first, to stand inside a sentence. What may be a name keeps its capital: a noun in the singular
 * ("Barley"), one that goes on as a name ("Dove Farm"), what is all capitals or holds a digit.
 */
export function uncapital(text: string): string {
  if (/^(?:I\b|\p{Lu}[\p{L}'’.-]* \p{Lu}|[\p{L}'’.-]+[\p{Lu}\d])/u.test(text)) return text;
  const isIndefinite = /^(?:some|any|every|no)(?:body|one|thing)\b/i.test(text);
  return !isIndefinite && mayBeName(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function mayBeName(text: string): boolean {
  const tags = tag(text)[0]?.tags;
  if (!tags) return false;
  return tags.has('ProperNoun') || tags.has('Date') || (tags.has('Singular') && !tags.has('Pronoun'));
}
