import type { AsrWord } from '../../protocol.ts';

/** A word after which a sentence is over; closing quotes may follow the mark. */
const ENDS = /[.!?…。！？]["'”’»)\]]*$/u;
/** Words with a full stop that end no sentence: titles, initials, "e.g.", ordinals in front of a month ("14."). */
const ABBREVIATION =
  /^(?:(?:mr|mrs|ms|dr|prof|st|sr|jr|vs|etc|no|nr|ca|bzw|e\.g|i\.e|z\.b|d\.h|u\.s|a\.m|p\.m)\.|\p{L}\.|\d+\.)$/iu;
/** s of silence that end a sentence without a mark */
const PAUSE = 1.5;
/** Words after which a sentence without a mark is parted at its longest pause. */
const MOST_WORDS = 60;

/** Parts words into sentences. Every word stands in exactly one, in order. */
export function sentencesOf(words: readonly AsrWord[]): AsrWord[][] {
  const sentences: AsrWord[][] = [];
  let current: AsrWord[] = [];
  words.forEach((word, i) => {
    current.push(word);
    const next = words[i + 1];
    const marked = ENDS.test(word.text) && !(next && ABBREVIATION.test(word.text));
    if (!next || marked || next.start - word.end > PAUSE) {
      sentences.push(current);
      current = [];
    }
  });
  return sentences.flatMap(partLong);
}

/** Text of one sentence; languages without spaces are joined without. */
export function textOf(words: readonly AsrWord[], language: string): string {
  return words.map((word) => word.text).join(['zh', 'ja', 'th', 'lo', 'my', 'yue'].includes(language) ? '' : ' ');
}

function partLong(sentence: AsrWord[]): AsrWord[][] {
  if (sentence.length <= MOST_WORDS) return [sentence];
  let cut = 0;
  let longest = -1;
  // Not at the edges: a part of two words helps nobody.
  for (let i = 5; i <= sentence.length - 5; i++) {
    const pause = sentence[i]!.start - sentence[i - 1]!.end;
    if (pause > longest) [cut, longest] = [i, pause];
  }
  return [...partLong(sentence.slice(0, cut)), ...partLong(sentence.slice(cut))];
}
