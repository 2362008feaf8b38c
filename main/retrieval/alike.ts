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
  const [wordA, wordB] = [questionWord(a.text), questionWord(b.text)];
  if (wordA !== null && wordB !== null && wordA !== wordB) return 0;
  const [termsA, termsB] = [telling(a.text), telling(b.text)];
  if (!holdsExact(termsA, b.text) || !holdsExact(termsB, a.text)) return 0;
  const stems = (found: readonly Term[]) =>
    found
      .map(({ stem }) => stem)
      .sort()
      .join(' ');
  if (termsA.length > 0 && stems(termsA) === stems(termsB)) return 1;
  const near = a.vector && b.vector ? cosine(a.vector, b.vector) : 0;
  return near >= LIKE ? 0.5 + (0.5 * Math.min(1, near - LIKE)) / (1 - LIKE) : 0;
}

/** "What" and "which" may ask for anything. */
function questionWord(text: string): string | null {
  const word = /\b(?:who|whom|whose|when|where|why|how (?:many|much)|how)\b/i.exec(text)?.[0].toLowerCase() ?? null;
  return word === 'whom' || word === 'whose' ? 'who' : word;
}

const telling = (text: string): Term[] => terms(text).filter(({ kind }) => kind !== 'light' && kind !== 'meta');

/** Names, numbers and contraries of one must stand in the other. */
function holdsExact(found: readonly Term[], text: string): boolean {
  const words = bag(text);
  return found
    .filter(({ kind, word }) => kind === 'name' || kind === 'number' || CONTRASTS.some((set) => set.has(word)))
    .every((term) => met(term, words) >= 0.7);
}

function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
