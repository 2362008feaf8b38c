import { ordinal } from '../../language/numbers.ts';
import { wanted } from '../question/wants.ts';
import { type Phrase, phrasesOf } from './phrases.ts';

const ORDINAL = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final';
const VERB_LIKE =
  /\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|says?|said|shows?|shown)\b/i;

/** "And at Skarvik?", "what about the second one?": what is named instead; null where the question is none of that. */
export function fragmentOf(question: string): string | null {
  const text = question.trim().replace(/[?.!\s]+$/, '');
  const match = /^(?:(?:and|but|so|ok(?:ay)?)\b[,\s]*)*(?:(?:what|how) about|and)\s+(.+)$/i.exec(text);
  const alone = new RegExp(`^(the (?:${ORDINAL}) one)$`, 'i').exec(text);
  const fragment = (match ?? alone)?.[1]?.trim();
  if (!fragment || fragment.split(/\s+/).length > 6) return null;
  return VERB_LIKE.test(fragment) ||
    /^(?:who|what|which|where|when|why|how|that|this|it|them|then|after|before)\b/i.test(fragment)
    ? null
    : fragment;
}

/**
 * The earlier question with another thing in it.
 * @returns null where it has no place for that
 */
export function substitute(before: string, fragment: string): string | null {
  const nth = new RegExp(`^(?:the )?(${ORDINAL})(?: (?:one|\\p{L}+))?$`, 'iu').exec(fragment)?.[1];
  if (nth) return withOrdinal(before, nth.toLowerCase());
  const [, preposition, rest] =
    /^(?:(at|in|on|for|from|by|with|to|of|about|near|under|over|between|behind) )?(.+)$/i.exec(fragment)!;
  const phrases = phrasesOf(before);
  const wantedKind = kindOf(rest!);
  if (preposition) {
    const same = phrases.findLast((one) => one.preposition?.word === preposition.toLowerCase());
    if (same) return put(before, same, rest!);
    const alike = phrases.findLast((one) => one.preposition && one.kind === wantedKind && wantedKind !== 'thing');
    if (alike) return put(before, { ...alike, at: alike.preposition!.at }, fragment);
    return `${before.replace(/[?\s]+$/, '')} ${fragment}?`;
  }
  const alike = wantedKind === 'thing' ? undefined : phrases.findLast((one) => one.kind === wantedKind);
  const place = alike ?? phrases.at(-1);
  return place ? put(before, place, rest!) : null;
}

const put = (text: string, { at, end }: Pick<Phrase, 'at' | 'end'>, instead: string) =>
  text.slice(0, at) + instead + text.slice(end);

function kindOf(text: string): Phrase['kind'] {
  if (/^\d[\d.,:]*$/.test(text)) return 'number';
  return /^(?:the )?\p{Lu}/u.test(text) ? 'name' : 'thing';
}

function withOrdinal(before: string, nth: string): string | null {
  const known = [...before.matchAll(/\p{L}+/gu)].find(
    ([word]) => ordinal(word.toLowerCase()) !== undefined || /^(?:last|final)$/i.test(word),
  );
  if (known) return put(before, { at: known.index, end: known.index + known[0].length }, nth);
  const counted = wanted(before).focus ?? phrasesOf(before)[0]?.text.replace(/^(?:the|a|an|all) /i, '');
  if (!counted) return null;
  return `What is the ${nth} ${counted.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')}?`;
}
