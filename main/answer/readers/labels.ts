import { stem } from '../../language/stem.ts';
import { bag, met } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';

/** "Next talk: Currents, room B12": what stands behind a label that the question names. */
export const readLabels: Reader = ({ ask, scored }) => {
  if (['why', 'howMany', 'yesNo', 'who'].includes(ask.want.kind)) return [];
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 20)) {
    const { passage } = item;
    if (passage.mode !== 'shown') continue;
    const parts = /^(.{2,60}?)\s*(?:[:=]|\s[–—|-]\s)\s*(\S.*)$/.exec(passage.text);
    if (!parts || passage.cells.length > 2) continue;
    const label = tokens(parts[1]!);
    const hit = label.filter((word) => ask.terms.some((term) => met(term, bag(word.word)) >= 0.75)).length;
    if (label.length === 0 || hit / label.length < 0.5) continue;
    const wantsTyped = ask.want.values.length > 0;
    found.push(
      candidate(item, 'label', parts[2]!, (wantsTyped ? 0.3 : 0.75) + 0.15 * (hit / label.length), {
        support: parts[1]!,
        accounted: [...(ask.want.focus ? [stem(ask.want.focus)] : [])],
      }),
    );
  }
  return found;
};

/** The whole sentence or line: what "what did she say about X" asks for, and the last resort of every other kind. */
export const readQuote: Reader = ({ ask, scored }) => {
  const isQuote =
    ask.want.kind === 'quote' ||
    /\b(?:sa(?:id|ys?)|say about|talk about|mention\w*|decided|happen\w*|advice|advises?|warn\w*|recommend\w*)\b/i.test(
      ask.text,
    );
  return scored
    .slice(0, 8)
    .filter(({ passage }) => passage.mode !== 'seen')
    .map((item) => {
      const echo =
        item.passage.own.stems.size > 0 &&
        tokens(item.passage.text).every((word) => ask.terms.some((term) => term.stem === stem(word.word)));
      const said = item.passage.mode === 'said' || ask.want.kind !== 'quote';
      return candidate(item, 'quote', item.passage.text, echo ? 0 : isQuote ? (said ? 0.75 : 0.6) : 0.3);
    });
};
