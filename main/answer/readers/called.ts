import { stem } from '../../language/stem.ts';
import { bag, contentTerm, met, terms } from '../../language/terms.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

/** "What is the hotel called", "what's the café's name", "the name of the ship": what bears the name. */
const ASKED = [
  /\b(?:is|are|was|were|['’]s|['’]re) (?:the |this |that |their |his |her |our )?([^?]+?) (?:called|named)\b/i,
  /\bnames? of (?:the |this |that |their |his |her |our )?([^?]+)/i,
  /\b(?:is|are|was|were|['’]s) (?:the |this |that )?([^?]+?)['’]s? names?\b/i,
];

const NAME = String.raw`\p{Lu}[\p{L}\d'’-]*(?: (?:(?:of|de|la|le|van|von|the|and|&) )*\p{Lu}[\p{L}\d'’-]*)*`;

/** What is called so: a name behind "called", beside the noun, or set apart from it by a comma. */
export const readCalled: Reader = ({ ask, scored }) => {
  if (ask.want.kind !== 'what' && ask.want.kind !== 'which' && ask.want.kind !== 'quote') return [];
  const asked = ASKED.map((pattern) => pattern.exec(ask.text)?.[1]).find((one) => one !== undefined);
  if (!asked) return [];
  // "The cat in the German lesson": what is called so stands before whatever tells where.
  const [bearer] = asked.split(/ (?:in|on|at|of|from|with|that|which|who)\b/i);
  const head = terms(bearer!).at(-1);
  if (!head || head.kind === 'meta') return [];
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 20)) {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.cells.length > 1 || met(head, passage.own) < 0.75) continue;
    const told = nameBeside(passage.text, head.word);
    if (told === null) continue;
    found.push(
      candidate(item, 'called', told.name, told.sure, {
        support: passage.text,
        accounted: ['called', 'named', 'name'].map(stem),
      }),
    );
  }
  return found;
};

function nameBeside(text: string, noun: string): { name: string; sure: number } | null {
  const word = `${escaped(noun)}(?:e?s)?`;
  for (const [source, sure] of [
    [`(?:called|named)\\s+["“]?(${NAME})`, 0.95],
    [`^(${NAME}),? (?:is |was )?(?:the|a|an|our|my|his|her)\\b[^.!?]*?(?<!\\p{L})(?:${word})`, 0.9],
    [`(?<!\\p{L})(?:${word}),? ["“]?(${NAME})`, 0.85],
    [`(${NAME})(?= (?:${word})(?!\\p{L}))`, 0.8],
  ] as const) {
    const name = new RegExp(source, 'u').exec(text)?.[1] ?? new RegExp(source, 'u').exec(lowered(text, noun))?.[1];
    if (name && name.toLowerCase() !== noun && !/^(?:the|a|an|this|that|our|my)$/i.test(name)) return { name, sure };
  }
  return null;
}

/** The noun in small letters, whichever way it stands: "Café Lumen", "Hotel Oude Vos". */
const lowered = (text: string, noun: string): string =>
  text.replace(/(?<!\p{L})\p{L}+(?!\p{L})/gu, (word) => (met(contentTerm(noun), bag(word)) >= 0.75 ? noun : word));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
