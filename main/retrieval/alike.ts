import { bag, met, type Term, terms } from '../language/terms.ts';
import { CONTRASTS } from '../language/word-lists.ts';

/**
 * From which cosine of their vectors two questions may ask the same. By all-MiniLM-L6-v2 of seventeen pairs that were written for it, what
 * asks the same lies at 0.73–0.98, what asks another thing at 0.36–0.93; above 0.8 the others differ in a name, a number, an ordinal or
 * the question word, which is what the rules below look at.
 */
export const LIKE = 0.8;

/** A question as it is compared with others. */
export interface Compared {
  text: string;
  vector: Float32Array | null;
}

/**
 * How much two questions ask the same, 0–1: 1 where they hold the same telling words, ½–1 by their vectors from `LIKE` on, else 0. 0 in any
 * case where one asks who and the other when, or where a name, number or one of a set of contraries (first, last) stands in one only.
 */
export function likeness(a: Compared, b: Compared): number {
  const like = nearness(a, b);
  if (like === 0) return 0;
  const [wordA, wordB] = [questionWord(a.text), questionWord(b.text)];
  if (wordA !== null && wordB !== null && wordA !== wordB) return 0;
  return holdsExact(a.text, b.text) && holdsExact(b.text, a.text) ? like : 0;
}

function nearness(a: Compared, b: Compared): number {
  const words = stemsOf(a.text);
  if (words !== '' && words === stemsOf(b.text)) return 1;
  const near = a.vector && b.vector ? cosine(a.vector, b.vector) : 0;
  return near >= LIKE ? Math.min(1, 0.5 + (0.5 * (near - LIKE)) / (1 - LIKE)) : 0;
}

/** "What" and "which" may ask for anything. */
function questionWord(text: string): string | null {
  const word = /\b(?:who|whom|whose|when|where|why|how (?:many|much)|how)\b/i.exec(text)?.[0].toLowerCase() ?? null;
  return word === 'whom' || word === 'whose' ? 'who' : word;
}

const telling = (text: string): Term[] => terms(text).filter(({ kind }) => kind !== 'light' && kind !== 'meta');

/** Questions whose stems are remembered: the same ones are compared with each new one. */
const KEPT = 5000;
const known = new Map<string, string>();

function stemsOf(text: string): string {
  const found =
    known.get(text) ??
    telling(text)
      .map(({ stem }) => stem)
      .sort()
      .join(' ');
  if (known.size >= KEPT) known.clear();
  known.set(text, found);
  return found;
}

/** Names, numbers and contraries of one must stand in the other. */
function holdsExact(one: string, other: string): boolean {
  const words = bag(other);
  return telling(one)
    .filter(({ kind, word }) => kind === 'name' || kind === 'number' || CONTRASTS.some((set) => set.has(word)))
    .every((term) => met(term, words) >= 0.7);
}

function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
