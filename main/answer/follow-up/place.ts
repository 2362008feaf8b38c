import type { PastTurn } from '../../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../../preload/contract/evidence.ts';
import { capital } from '../../language/capital.ts';
import { splitCondition } from '../question/condition.ts';

/** A question about the place that an answer pointed at. */
export interface Placed {
  /** What is asked there; null where only "what" is: what was said, or what was shown, as the answer was. */
  main: string | null;
  relation: 'during' | 'after' | 'before';
  /** At what was answered, by a word that stands for it: "that", "so". */
  points: boolean;
}

const GENERIC =
  /^(?:what|what(?:'s| is| was)|what (?:came|comes|happen(?:s|ed)?|follow(?:s|ed)?|(?:is|was) (?:there|next)|else))?$/i;
const ON_SCREEN =
  /\b(?:screen|shown|visible|seen|see|slide|written|picture|displayed|said|say|heard|speaks?|talking)\b/i;
const THAT = '(?:that|this|it)';

/** "And after that?", "who said that?", "when was that?", "what was on the screen then?"; null where a question points at no place. */
export function placedAt(question: string): Placed | null {
  const text = question
    .trim()
    .replace(/[?.!\s]+$/, '')
    .replace(/^(?:(?:and|but|so|ok(?:ay)?|well)\b[,\s]*)+(?=\S)/i, '');
  const order = new RegExp(
    `^(.*?)\\s*\\b(?:(?:right|just|directly|immediately|shortly) )?(after|before|following) ${THAT}$`,
    'i',
  ).exec(text);
  if (order) return { main: mainOf(order[1]!), relation: /before/i.test(order[2]!) ? 'before' : 'after', points: true };
  const next = /^(.*?)\s*\b(next|afterwards|thereafter|then)$/i.exec(text);
  if (next && (GENERIC.test(next[1]!) || /^what (?:was|is|did|does) .*\b(?:said|say)$/i.test(next[1]!)))
    return { main: mainOf(next[1]!), relation: 'after', points: false };
  if (
    new RegExp(`^who (?:said|says|claimed|mentioned|told (?:us|me|them)|asked|explained) (?:${THAT}|so)$`, 'i').test(
      text,
    )
  )
    return { main: 'Who speaks?', relation: 'during', points: true };
  if (
    new RegExp(
      `^(?:when|at (?:what|which) (?:second|moment|time|point|minute)|where in (?:the|this) (?:video|recording|file|talk)) (?:exactly )?(?:(?:was|is) ${THAT}(?: (?:said|shown|mentioned|seen|visible))?|(?:did|does|do) (?:(?:he|she|they|you) (?:say|mention|show) ${THAT}|${THAT} (?:happen|appear|come)))$`,
      'i',
    ).test(text)
  )
    return { main: 'When is it shown?', relation: 'during', points: true };
  // "When tides are mentioned, what is on the screen then?" says itself when.
  if (splitCondition(text).condition) return null;
  const there =
    /^(.+?)\s+(?:then|there|meanwhile|at (?:that|the same) (?:moment|time|point|second)|in the meantime)$/i.exec(text);
  if (there && ON_SCREEN.test(there[1]!)) return { main: mainOf(there[1]!), relation: 'during', points: false };
  const on =
    /^(.+?)\s+(?:on|in) (?:that|this|the same) (?:slide|screen|page|picture|frame|shot|moment)\b\s*(.*)$/i.exec(text);
  if (on) return { main: mainOf(`${on[1]} on the screen ${on[2]}`.trim()), relation: 'during', points: false };
  return null;
}

function mainOf(text: string): string | null {
  if (GENERIC.test(text)) return null;
  return `${capital(text)}?`;
}

/** What is asked beside a place of a kind, where nothing more was said. */
export function mainFor(kind: EvidenceKind | null): string {
  return kind === 'speech' || kind === 'subtitle' ? 'What was said?' : 'What was on the screen?';
}

/** Where the newest answer points: the first file that it cites, over all that it cites there. */
export function placeOf(
  turns: readonly PastTurn[],
): { assetId: string; evidenceId: string; start: number; end: number; text: string } | null {
  const sentence = turns.flatMap((turn) => turn.sentences).findLast((one) => one.citations.length > 0);
  const [first] = sentence?.citations ?? [];
  if (!sentence || !first) return null;
  const end = Math.max(...sentence.citations.filter((one) => one.assetId === first.assetId).map((one) => one.end));
  return {
    assetId: first.assetId,
    evidenceId: first.evidenceId,
    start: first.start,
    end: Math.max(first.start, end),
    text: sentence.text,
  };
}
