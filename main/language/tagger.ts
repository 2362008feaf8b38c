import nlp from 'compromise';
import { stem } from './stem.ts';
import { fold } from './tokens.ts';

/** One word with its part of speech, as compromise's English tagger sees it. */
export interface Tagged {
  text: string;
  /** Folded; "don't" becomes two words, the second of which is "not". */
  word: string;
  stem: string;
  tags: ReadonlySet<string>;
  /** Offsets in the text that was tagged. */
  at: number;
  end: number;
  /** A comma, colon or full stop follows. */
  stop: boolean;
}

interface JsonTerm {
  text: string;
  pre: string;
  post: string;
  normal: string;
  implicit?: string;
  tags?: string[];
}

/** Tags a text; words keep their offsets, so that an answer can be cut from it. */
export function tag(text: string): Tagged[] {
  const sentences = nlp(text).json({ offset: false }) as { terms: JsonTerm[] }[];
  const found: Tagged[] = [];
  let at = 0;
  for (const { terms } of sentences) {
    for (const term of terms) {
      const start = text.indexOf(term.text, at);
      const from = term.text === '' || start === -1 ? at : start;
      const word = fold(term.implicit && term.implicit !== '' ? term.implicit : term.normal || term.text);
      at = from + term.text.length;
      found.push({
        text: term.text,
        word,
        stem: stem(word),
        tags: new Set(term.tags ?? []),
        at: from,
        end: at,
        stop: /[,;:.!?–—]/.test(term.post),
      });
    }
  }
  return found;
}

/** Names of people that a text holds, in order. */
export function people(text: string): string[] {
  return (nlp(text).people().out('array') as string[]).map((name) => name.replace(/[,.;:!?]+$/u, ''));
}

export const isVerb = (word: Tagged): boolean =>
  word.tags.has('Verb') && !word.tags.has('Auxiliary') && !word.tags.has('Modal');
