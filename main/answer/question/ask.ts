import { ordinal } from '../../language/numbers.ts';
import { type NamedObject, namedObjects } from '../../language/object-names.ts';
import { stem } from '../../language/stem.ts';
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
  /** Words that the kind of answer accounts for: "hot" in "how hot", "third" in "the third step". Stems. */
  asked: string[];
  /** True where the question says that the screen tells it. */
  onScreen: boolean;
  /** "second" in "the second item"; −1 for "last"; null where none is asked for. */
  ordinal: number | null;
  /** Words of a sentence that was said before the question, as far as the question does not hold them: they lead to the place. Stems. */
  aside: ReadonlySet<string>;
  /** Phrases in quotation marks. */
  quotes: string[];
  /** Where the question says that the answer stands: 1 unless it says so. */
  modes: { said: number; shown: number; seen: number };
}

const SAID =
  /\b(?:says?|said|sp(?:eaks?|oke|oken)|mention(?:s|ed)?|tells?|told|talks? about|talked|asks?|asked|explain(?:s|ed)?|according to|as \w+ (?:says|said|puts)|speaker|voice|hear|heard|announce[sd]?)\b/i;
const SHOWN =
  /\b(?:screen|slides?|table|chart|bars?|graph|diagram|headings?|titles?|written|text|read|agenda|caption|list(?:ed)?|column|row|print(?:s|ed)?|sign|label|words are|number is on)\b/i;
/** What names the screen itself is not answered by what is said. */
const ON_SCREEN =
  /\b(?:on (?:the )?(?:screen|slides?)|headings?|the slide (?:say|give|show|list|name)s?|(?:does|do|did) the (?:slides?|table|chart|list|screen) \w+|in the table|written)\b/i;
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
    ordinal: ordinalOf(text)?.value ?? null,
    onScreen: ON_SCREEN.test(text),
    asked: askedWords(text, want),
    aside: asideOf(text),
    quotes: [...text.matchAll(/["“”'‘]([^"“”]{2,80})["“”'’](?=\W|$)/g)].map((match) => match[1]!),
    modes: {
      said: ON_SCREEN.test(text) ? 0.7 : SAID.test(text) ? 1.15 : 1,
      shown: SHOWN.test(text) ? 1.15 : 1,
      seen: objects.length > 0 && SEEN.test(text) ? 1.15 : objects.length > 0 ? 1 : 0.6,
    },
  };
}

/** As `plainQuestion` puts it: behind the question in brackets. */
function asideOf(text: string): Set<string> {
  const [, question, aside] = /^(.+) \(([^()]+)\)\?$/.exec(text) ?? [];
  if (!question || !aside) return new Set();
  const own = new Set(terms(question).map((term) => term.stem));
  return new Set(terms(aside).flatMap((term) => (own.has(term.stem) ? [] : [term.stem])));
}

/** Degree adjective of "how hot", ordinal and superlative: a reader that finds the kind of thing asked for has met them. */
function askedWords(text: string, want: Want): string[] {
  const degree = /\bhow (\p{L}+)/iu.exec(text)?.[1]?.toLowerCase();
  const words = [
    ...(degree && !/^(?:many|much)$/.test(degree) ? [degree, 'apart'] : []),
    ...(ordinalOf(text)?.words ?? []),
    ...want.attribute,
  ];
  // "Which year", "what price": the kind of value is the noun.
  if (want.values.length > 0 && want.focus && (want.kind === 'which' || want.kind === 'what')) words.push(want.focus);
  // A name need not say that it is one.
  if (/\bname of\b|\bnamed\b|\bcalled\b/i.test(text)) words.push('name', 'called');
  const unit = want.kind === 'when' ? ['time', 'date', 'day', 'hour'] : [];
  return [...words, ...unit].map((word) => stem(word));
}

/** Nouns that may follow an ordinal that counts: "the second item", not "the second firm" of a sentence. */
const COUNTED =
  /^(?:items?|points?|lines?|entry|entries|rows?|slides?|steps?|topics?|bullets?|headings?|rules?|questions?|task|tasks|checks?|tips?|reasons?|stages?|phases?|parts?|chapters?|sections?|signs?|exercises?|priority|priorities|shots?|scenes?|pictures?|of|one|thing|screen|page)$/;

function ordinalOf(text: string): { value: number; words: string[] } | null {
  const words = tokens(text).map((token) => token.word);
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? '';
    if ((word === 'last' || word === 'final') && COUNTED.test(next)) return { value: -1, words: [word] };
    const value = ordinal(word);
    // "What comes third among the signs"
    const listed =
      /^(?:among|on|in|when|to)$/.test(next || 'in') &&
      /^(?:comes?|came|is|stands|goes)$/.test(words[i - 1] ?? '') &&
      (words[0] === 'what' || (words[0] === 'which' && COUNTED.test(words[1] ?? '')));
    if (value !== undefined && (COUNTED.test(next) || listed)) return { value, words: [word] };
    const number = /^(?:item|point|step|rule|slide|question|line|row|number)$/.test(words[i - 1] ?? '')
      ? Number(word)
      : Number.NaN;
    if (Number.isInteger(number)) return { value: number, words: [word] };
  }
  return null;
}
