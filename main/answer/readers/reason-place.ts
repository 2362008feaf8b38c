import { bag, met } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import type { Passage } from '../reading/passage.ts';
import { replyTo } from '../reading/turns.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

const REASON =
  /\b(?:because(?: of)?|due to|owing to|thanks to|since|so that|in order to|as a result of|that is why|the reason is|on account of)\b/i;

/** Why: the clause behind "because", "due to", "so that"; what stands before "that is why"; else a purpose ("to …"). */
export const readReason: Reader = ({ ask, scored, views }) => {
  if (ask.want.kind !== 'why') return [];
  const found: Candidate[] = [];
  for (const [rank, item] of scored.slice(0, 10).entries()) {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.role === 'heading') continue;
    // "It cost more." "Because …": the reason may be the next sentence, and then it is that one which is cited.
    const said =
      views.find((view) => view.assetId === passage.assetId)?.said.filter((other) => other.stream === passage.stream) ??
      [];
    const next = said[said.indexOf(passage) + 1];
    if (
      passage.mode === 'said' &&
      next &&
      next.start - passage.end < 3 &&
      /^(?:that's |that is |it's |it is |no, |yes, |well, )?(?:because|due to|since|so that|the reason)\b/i.test(
        next.text,
      )
    )
      found.push(candidate({ ...item, passage: next }, 'next reason', trimmed(next.text, 18), 0.9));
    const reply = passage.mode === 'said' ? replyTo(said, asked(said, said.indexOf(passage))) : [];
    if (reply.length > 0 && !REASON.test(reply[0]!.text))
      found.push(
        candidate({ ...item, passage: reply[0]! }, 'reply', trimmed(reply.map((one) => one.text).join(' '), 24), 0.55, {
          evidence: reply.flatMap((one) => one.evidence),
        }),
      );
    const answer = passage.text.endsWith('?') && next && REASON.test(next.text) && next.start - passage.end < 3;
    if (answer)
      found.push(
        candidate(
          { ...item, passage: next },
          'reply',
          trimmed(next.text.slice(REASON.exec(next.text)!.index), 18),
          0.9,
          { support: next.text },
        ),
      );
    const mark = REASON.exec(passage.text);
    if (mark) {
      const after = passage.text.slice(mark.index);
      const clause = /^(?:due to|because of|owing to|thanks to|as a result of|on account of)/i.test(after)
        ? after.split(/[,;.]/)[0]!
        : after;
      found.push(candidate(item, 'reason', trimmed(clause, 18), 0.95, { support: passage.text }));
    } else {
      const purpose = /\b(?:so (?=\p{L}+ )|to (?=\p{Ll}+\b))[^.;]+/u.exec(passage.text);
      if (purpose && rank < 3)
        found.push(candidate(item, 'purpose', trimmed(purpose[0], 18), 0.5, { support: passage.text }));
    }
  }
  return found;
};

/** The question that stands in the same cue, else the sentence itself. */
function asked(said: readonly Passage[], at: number): number {
  const next = said[at + 1];
  return next && next.evidence[0] === said[at]?.evidence[0] && next.text.endsWith('?') ? at + 1 : at;
}

const PLACE =
  /\b(?:in|on|at|to|into|onto|from|behind|under|beneath|above|below|near|beside|between|inside|outside|over|opposite|around|through|next to|in front of|on top of|off|by)\s+(?:the |a |an |our |your |their |my |his |her |its )?(?:[\p{L}\d'’-]+)(?:\s+(?!(?:and|but|that|which|who|is|are|was|were|has|have|before|after|again|because|when|while|if|to|for|with|by)\b)[\p{L}\d'’-]+){0,3}(?:\s+of\s+(?:the\s+)?[\p{L}\d'’-]+)?/giu;
const ADVERB =
  /\b(?:upstairs|downstairs|outside|inside|indoors|outdoors|abroad|overseas|underground|here|next door|at home)\b/gi;
const NO_PLACE =
  /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|morning|afternoon|evening|night|time|minutes?|hours?|days?|weeks?|months?|years?|\d{4}|\d{1,2}:\d\d|fact|general|example|order|way|case|it|them|me|us|you|him|that|this|first|last)\b/i;

/** Where: the phrase with a preposition of place nearest to the question's words. */
export const readPlace: Reader = ({ ask, scored }) => {
  if (ask.want.kind !== 'where') return [];
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 10)) {
    const { passage } = item;
    if (passage.mode === 'seen') continue;
    for (const match of [...passage.text.matchAll(PLACE), ...passage.text.matchAll(ADVERB)]) {
      const phrase = match[0].trim();
      if (NO_PLACE.test(phrase) || /^\p{L}+ [\d.,:%€$£]+$/u.test(phrase)) continue;
      const words = tokens(phrase);
      const echoed = words.filter((word) => ask.terms.some((term) => met(term, bag(word.word)) === 1)).length;
      if (echoed > 0 && echoed >= words.length - 2) continue;
      const goes =
        /^(?:to|into|onto)\b/i.test(phrase) ===
        /\b(?:go|goes|going|move|bring|take|put|send|carry|travel|lead)\b/i.test(ask.text);
      found.push(
        candidate(
          item,
          'place',
          phrase,
          0.7 + (goes ? 0.1 : 0) + 0.15 * (1 - match.index / (passage.text.length + 1)),
          { support: passage.text },
        ),
      );
    }
    if (passage.role === 'row' && passage.cells.length >= 2) {
      const column = passage.columns.findIndex((title) =>
        /\b(?:place|location|where|room|venue|address|city|hall|stop|platform|shelf|aisle)\b/i.test(title),
      );
      if (column !== -1 && passage.cells[column])
        found.push(candidate(item, 'place cell', passage.cells[column]!, 0.9, { support: passage.cells[0] ?? null }));
    }
  }
  return found;
};

/** At most `most` words. */
export function trimmed(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  return words.length <= most
    ? text.trim().replace(/[,;]+$/, '')
    : `${words
        .slice(0, most)
        .join(' ')
        .replace(/[,;:]+$/, '')} …`;
}
