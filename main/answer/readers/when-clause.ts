import { met } from '../../language/terms.ts';
import { values } from '../reading/values.ts';
import { candidate, type Reader } from './candidate.ts';

/** A clause that tells a time without a date. */
const CLAUSE =
  /\b(?:before|after|until|till|as soon as|once|when|while|during|at the (?:end|beginning|start) of|by the time)\s+(?!all\b)[^,.;!?]{3,60}/iu;
const RANGE = /\b(?:open|opens|opening|hours|from)\b/i;
const ENDS =
  /\b(?:clos(?:e|es|ed|ing)|shut(?:s)?|end(?:s|ed)?|until when|till when|over|finish(?:es|ed)?|last(?:s|ed)?)\b/i;
const BEGINS = /\b(?:open(?:s|ed|ing)?|begin(?:s)?|start(?:s|ed)?|from (?:when|what time))\b/i;

/** "By when": "before the doors open". "When does it close", "open 9:00 to 15:00": the end of the range, and its beginning when it opens. */
export const readWhen: Reader = ({ ask, scored }) => {
  if (ask.want.kind !== 'when' || ask.want.mediaTime) return [];
  return scored.slice(0, 12).flatMap((item) => {
    const { passage } = item;
    if (passage.mode === 'seen' || passage.role === 'heading' || passage.role === 'row') return [];
    const clocks = values(passage.text).filter((value) => value.type === 'clock');
    if (clocks.length === 2 && RANGE.test(passage.text) && (ENDS.test(ask.text) || BEGINS.test(ask.text))) {
      const clock = clocks[ENDS.test(ask.text) ? 1 : 0]!;
      const accounted = ask.terms
        .filter((term) => ENDS.test(term.word) || BEGINS.test(term.word))
        .map((term) => term.stem);
      return [
        candidate(item, 'value', clock.text, 0.85, { support: passage.text, accounted: [...accounted, ...ask.asked] }),
      ];
    }
    const clause = CLAUSE.exec(passage.text)?.[0].trim();
    // The clause must not be what the question says itself.
    if (!clause || ask.terms.every((term) => met(term, passage.own) < 0.7)) return [];
    if (ask.terms.filter((term) => clause.toLowerCase().includes(term.word)).length > 1) return [];
    return [candidate(item, 'when clause', clause, 0.55, { support: passage.text, accounted: ask.asked })];
  });
};
