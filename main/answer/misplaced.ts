import type { Ask } from './question/ask.ts';
import { comparisonOf } from './question/comparison.ts';
import type { Candidate } from './readers/candidate.ts';

/** "What did Ann say …" */
const TELLS =
  /\b(?:did|does|do) (?:[\p{L}'-]+ ){1,3}(?:say|ask|answer|mention|tell|suggest|reply|propose|warn|want to know)\b|\b(?:was|were|is) (?:said|asked|mentioned)\b/iu;

/** "The second item" is not answered by whatever speaks of items, nor "what does the table show" by what was said. */
export function misplaced(ask: Ask, found: Candidate): number {
  const miscounted = ask.ordinal !== null && !/^(?:ordinal|heading|screen|things|said)$/.test(found.reader) ? 0.3 : 0;
  const unsaid = !ask.onScreen && TELLS.test(ask.text) && found.passage.mode === 'shown' ? 0.25 : 0;
  // A question that somebody asked is no answer, unless it is what is sought.
  const asking = found.passage.text.endsWith('?') && !TELLS.test(ask.text) && found.reader !== 'said' ? 0.3 : 0;
  const uncompared = found.reader !== 'comparison' && comparisonOf(ask.text) ? 0.3 : 0;
  return uncompared + miscounted + unsaid + asking + (ask.onScreen && found.passage.mode === 'said' ? 0.25 : 0);
}
