import { cardinal } from './numbers.ts';
import { stem } from './stem.ts';
import { fold, tokens } from './tokens.ts';
import { CONTRASTS, isMeta, LIGHT_STEMS, STOP_WORDS, synonymGroups } from './word-lists.ts';

/** A word that a text may be searched for. */
export interface Term {
  word: string;
  stem: string;
  /**
   * content: must be met; light: hardly tells; meta: speaks of the recording ("slide", "mentioned"); number: "05:52", "three";
   * name: capitalised inside the text.
   */
  kind: 'content' | 'light' | 'meta' | 'number' | 'name';
}

/** Content words of a text in order, each stem once. Question words and function words are left out. */
export function terms(text: string): Term[] {
  const found = new Map<string, Term>();
  const all = tokens(text);
  for (const [i, token] of all.entries()) {
    const { word } = token;
    const capital = /^\p{Lu}/u.test(token.raw);
    const isName = capital && i > 0 && !/[.!?:"“]\s*$/.test(text.slice(0, token.at));
    // "Brook M" is not "Brook S".
    const marked = i > 0 && /^[B-HJ-Z]$/.test(token.raw) && /^\p{Lu}/u.test(all[i - 1]!.raw);
    if (marked && !found.has(word)) found.set(word, { word, stem: word, kind: 'name' });
    const isSaid = isName && (token.raw === 'May' || (token.raw.length > 1 && token.raw === token.raw.toUpperCase()));
    if (STOP_WORDS.has(word) && !isSaid) continue;
    const base = stem(word);
    if (found.has(base)) continue;
    if (word.length < 2 && !/\d/.test(word)) continue;
    found.set(base, { word, stem: base, kind: kindOf(word, base, isName) });
  }
  return [...found.values()];
}

function kindOf(word: string, base: string, isName: boolean): Term['kind'] {
  if (/\d/.test(word) || cardinal(word) !== undefined) return 'number';
  if (isName) return 'name';
  if (isMeta({ word, stem: base })) return 'meta';
  return LIGHT_STEMS.has(base) || LIGHT_STEMS.has(word) ? 'light' : 'content';
}

/** One word as a term that must be met. */
export const contentTerm = (word: string): Term => ({ word, stem: stem(word), kind: 'content' });

/** The words of a text, made ready to be met by terms. */
export interface Bag {
  stems: ReadonlySet<string>;
  words: ReadonlySet<string>;
  numbers: ReadonlySet<number>;
  groups: ReadonlySet<number>;
  /** All letters without spaces, for words that one side writes apart ("hong kong"). */
  joined: string;
}

export function bag(text: string): Bag {
  const words = tokens(text).map((token) => token.word);
  const stems = new Set(words.map(stem));
  const groups = new Set<number>();
  const numbers = new Set<number>();
  for (const word of words) {
    for (const form of [word, stem(word)]) for (const group of synonymGroups(form) ?? []) groups.add(group);
    const value = cardinal(word);
    if (value !== undefined) numbers.add(value);
  }
  return { stems, words: new Set(words), numbers, groups, joined: fold(text).replace(/[^\p{L}\d]/gu, '') };
}

/**
 * How well a text meets a term, 0–1: same stem 1, same number 1, a near-synonym 0.8, a slip of the recogniser 0.75.
 * Members of one contrast (days, colours, …) meet only as the same word.
 */
export function met(term: Term, text: Bag): number {
  if (text.stems.has(term.stem) || text.words.has(term.word)) return 1;
  const value = cardinal(term.word);
  if (value !== undefined && text.numbers.has(value)) return 1;
  if (term.kind === 'number' || CONTRASTS.some((set) => set.has(term.word))) return 0;
  for (const form of [term.word, term.stem]) {
    for (const group of synonymGroups(form) ?? []) if (text.groups.has(group)) return 0.8;
  }
  for (const other of text.stems) if (term.stem.length >= 3 && agentNoun(term.stem, other)) return 0.8;
  if (term.stem.length >= 6 && text.joined.includes(term.stem)) return 0.8;
  if (term.stem.length >= 6) {
    for (const other of text.stems) {
      if (Math.abs(other.length - term.stem.length) > 2 || other.length < 6) continue;
      if (slips(term.stem, other) <= (term.stem.length >= 9 ? 2 : 1)) return 0.75;
      if (related(term.stem, other)) return 0.7;
    }
  }
  return 0;
}

/** "make" and "maker", "own" and "owner": who does it is named after it. */
function agentNoun(a: string, b: string): boolean {
  return [`${a}er`, `${a}r`, `${a}or`].includes(b) || [`${b}er`, `${b}r`, `${b}or`].includes(a);
}

/** "repair" and "repaired", "decide" and "decision": one long beginning in common. */
function related(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length) - 1;
  return length >= 5 && a.slice(0, length) === b.slice(0, length);
}

/** Edit distance, cut off at 3. */
export function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return Math.min(row[b.length]!, 3);
}
