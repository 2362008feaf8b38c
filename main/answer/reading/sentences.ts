import type { Evidence } from '../../../preload/contract/evidence.ts';
import { speakerOf } from '../../../preload/contract/speaker.ts';
import { wordsOf } from '../../language/evidence-text.ts';

export interface Sentence {
  text: string;
  start: number;
  end: number;
  evidence: Evidence[];
}

/** s; a longer pause ends a sentence even without a full stop. */
const LONGEST_PAUSE = 1.2;
const LONGEST_SENTENCE = 28;
const END = /[.?!…]["”’)]?$/;

/**
 * Sentences over segments that were cut by the recogniser or by subtitle timing: segments without a full stop run on into the next,
 * a segment with several sentences is split (by word times where it has them, else by share of letters).
 * @param evidence speech or cues of one track by time
 */
export function joinSentences(evidence: readonly Evidence[]): Sentence[] {
  const made: Sentence[] = [];
  let open: Sentence | null = null;
  let last: Evidence | null = null;
  for (const item of evidence) {
    if (
      open &&
      last &&
      (item.start - last.end > LONGEST_PAUSE ||
        speaks(item) !== speaks(last) ||
        item.end - open.start > LONGEST_SENTENCE)
    ) {
      made.push(open);
      open = null;
    }
    for (const piece of pieces(item)) {
      if (open) {
        open.text = `${open.text} ${piece.text}`;
        open.end = piece.end;
        if (!open.evidence.includes(item)) open.evidence.push(item);
      } else {
        open = { text: piece.text, start: piece.start, end: piece.end, evidence: [item] };
      }
      if (END.test(piece.text)) {
        made.push(open);
        open = null;
      }
    }
    last = item;
  }
  if (open) made.push(open);
  return made;
}

/** Language and speaker: a sentence never runs over a change of either. */
function speaks(item: Evidence): string {
  const language = item.detail.kind === 'speech' ? item.detail.language : '';
  return `${language} ${speakerOf(item) ?? ''}`;
}

function pieces(item: Evidence): { text: string; start: number; end: number }[] {
  const text = wordsOf(item).replace(/\s+/g, ' ').trim();
  const parts = text.match(/\S.*?(?:[.?!…]["”’)]?(?=\s+["“‘(]?[\p{Lu}\d])|$)/gu) ?? [];
  const found: { text: string; start: number; end: number }[] = [];
  const words = item.detail.kind === 'speech' ? item.detail.words : [];
  let letters = 0;
  let spoken = 0;
  for (const part of parts) {
    const count = part.trim().split(/\s+/).length;
    const share = (at: number) => item.start + ((item.end - item.start) * at) / Math.max(1, text.length);
    const first = words[spoken];
    const final = words[Math.min(spoken + count, words.length) - 1];
    found.push({
      text: part.trim(),
      start: first?.start ?? share(letters),
      end: final?.end ?? share(letters + part.length),
    });
    letters += part.length + 1;
    spoken += count;
  }
  return found;
}
