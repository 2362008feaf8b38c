import { ordinal } from '../../language/numbers.ts';
import { type NamedObject, namedObjects } from '../../language/object-names.ts';
import { type Term, terms } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { type Superlative, superlativeOf } from './superlative.ts';
import { type Want, wanted } from './wants.ts';

/** One question as the readers see it, without its condition on time. */
export interface Ask {
  text: string;
  want: Want;
  terms: Term[];
  objects: NamedObject[];
  superlative: Superlative | null;
  /** "second" in "the second item"; −1 for "last"; null where none is asked for. */
  ordinal: number | null;
  /** Phrases in quotation marks. */
  quotes: string[];
  /** Where the question says that the answer stands: 1 unless it says so. */
  modes: { said: number; shown: number; seen: number };
}

const SAID =
  /\b(?:says?|said|sp(?:eaks?|oke|oken)|mention(?:s|ed)?|tells?|told|talks? about|talked|asks?|asked|explain(?:s|ed)?|according to|as \w+ (?:says|said|puts)|speaker|voice|hear|heard|announce[sd]?)\b/i;
const SHOWN =
  /\b(?:screen|slides?|table|chart|bars?|graph|diagram|headings?|titles?|written|text|read|agenda|caption|list(?:ed)?|column|row|print(?:s|ed)?|sign|label|words are|number is on)\b/i;
const SEEN =
  /\b(?:seen?|visible|picture|photo|image|in view|shot|standing|stands?|sits?|sitting|lying|lies|lie|beside|behind|next to|in front of|on top of|left of|right of|wearing|holding|how many)\b/i;

/** Reads a question by rules (Video-RAG 3.2's decoupling, without a model). */
export function parseAsk(text: string): Ask {
  const want = wanted(text);
  const objects = namedObjects(text);
  return {
    text,
    want,
    terms: terms(text),
    objects,
    superlative: superlativeOf(text),
    ordinal: ordinalOf(text),
    quotes: [...text.matchAll(/["“”'‘]([^"“”]{2,80})["“”'’](?=\W|$)/g)].map((match) => match[1]!),
    modes: {
      said: SAID.test(text) ? 1.15 : 1,
      shown: SHOWN.test(text) ? 1.15 : 1,
      seen: objects.length > 0 && SEEN.test(text) ? 1.15 : objects.length > 0 ? 1 : 0.6,
    },
  };
}

/** Nouns that may follow an ordinal that counts: "the second item", not "the second firm" of a sentence. */
const COUNTED =
  /^(?:items?|points?|lines?|entry|entries|rows?|slides?|steps?|topics?|bullets?|headings?|rules?|questions?|task|tasks|shots?|scenes?|pictures?|of|one|thing|screen|page)$/;

function ordinalOf(text: string): number | null {
  const words = tokens(text).map((token) => token.word);
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? '';
    if ((word === 'last' || word === 'final') && COUNTED.test(next)) return -1;
    const value = ordinal(word);
    if (value !== undefined && COUNTED.test(next)) return value;
    const number = /^(?:item|point|step|rule|slide|question|line|row|number)$/.test(words[i - 1] ?? '')
      ? Number(word)
      : Number.NaN;
    if (Number.isInteger(number)) return number;
  }
  return null;
}
