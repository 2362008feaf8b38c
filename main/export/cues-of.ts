import type { Evidence, EvidenceOf } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import { cleanLine } from '../report/clean-text.ts';
import type { Cue } from './cue.ts';

type Word = Pick<EvidenceOf<'speech'>['detail']['words'][number], 'text' | 'start' | 'end'>;

/** Two lines of 42 characters, read in 7 s at most: what broadcasters hold to (BBC, Netflix). */
const mostCharacters = 84;
const longest = 7;

/** What was said, in time order, in pieces that can be read as subtitles; the file's own subtitles where nobody was heard. */
export function cuesOf(evidence: readonly Evidence[]): Cue[] {
  const heard = evidence.filter((one): one is EvidenceOf<'speech'> => one.kind === 'speech').flatMap(speechCues);
  const cues = heard.length > 0 ? heard : evidence.filter((one) => one.kind === 'subtitle').map(subtitleCue);
  return cues.filter(({ text }) => text !== '').sort((a, b) => a.start - b.start || a.end - b.end);
}

function subtitleCue({ start, end, text, detail }: Evidence): Cue {
  return { start, end, speaker: speakerIn(detail), text: cleanLine(text) };
}

/** A name stands on one line, like what it says. */
function speakerIn(detail: Evidence['detail']): string | null {
  return cleanLine(speakerOf({ detail }) ?? '') || null;
}

function speechCues({ start, end, text, detail }: EvidenceOf<'speech'>): Cue[] {
  const words = detail.words
    .map((word) => ({ ...word, text: cleanLine(word.text) }))
    .filter((word) => word.text !== '');
  // Where the words do not make up the sentence, its own span is all that is known.
  if (
    words
      .map((word) => word.text)
      .join('')
      .replace(/\s/g, '') !== cleanLine(text).replace(/\s/g, '')
  ) {
    return [{ start, end, speaker: speakerIn(detail), text: cleanLine(text) }];
  }
  return sentences(words)
    .flatMap(pieces)
    .map((piece) => ({
      start: piece[0]!.start,
      end: piece.at(-1)!.end,
      speaker: speakerIn(detail),
      text: textOf(piece),
    }));
}

/** Words up to a full stop or a pause; very short sentences stay with the next. */
function sentences(words: readonly Word[]): Word[][] {
  const all: Word[][] = [];
  for (const word of words) {
    const last = all.at(-1);
    if (!last || endsBefore(last, word)) all.push([word]);
    else last.push(word);
  }
  return all;
}

function endsBefore(sentence: readonly Word[], next: Word): boolean {
  const said = textOf(sentence);
  if (next.start - sentence.at(-1)!.end > 1) return true;
  return /[.!?…]["'”’)]?$/.test(said) && said.length > mostCharacters / 3;
}

/** A sentence in as few pieces as can be read, of about the same length: no word is left over alone. */
function pieces(sentence: readonly Word[]): Word[][] {
  const length = textOf(sentence).length;
  const seconds = sentence.at(-1)!.end - sentence[0]!.start;
  const target = length / Math.max(Math.ceil(length / mostCharacters), Math.ceil(seconds / longest));
  const all: Word[][] = [];
  for (const word of sentence) {
    const last = all.at(-1);
    const text = last && textOf([...last, word]);
    const tooMuch = text && (text.length > mostCharacters || word.end - last[0]!.start > longest);
    if (!last || tooMuch || text!.length - word.text.length / 2 > target) all.push([word]);
    else last.push(word);
  }
  return all;
}

const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');
