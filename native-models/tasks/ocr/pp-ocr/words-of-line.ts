import type { Sign } from './ctc.ts';

/** A word of a line that was read, with where it lies along the line. */
export interface LineWord {
  text: string;
  /** 0–1 */
  confidence: number;
  /** Steps of the recogniser: first, and one past the last. */
  from: number;
  to: number;
}

/**
 * Probability of a space from which one stands there. The recogniser, brought up on Chinese, is shy of spaces: on 1800 pairs of letters of
 * drawn slides, sharp and blurred, it gave every pair within a word at most 0.07, and 98% of those at the end of one more than this.
 */
const SPACE = 0.08;
/** Before a sign that clings to the word in front of it only a clear space is one: a typewriter's letters stand far from it. */
const CLEAR_SPACE = 0.5;
const CLINGING = /^[,.:;!?)\]}%]$/;

/** Words of a line. Signs of double width, which its Chinese half prefers now and then, become plain ones (NFKC). */
export function wordsOfLine(signs: readonly Sign[]): LineWord[] {
  const words: Sign[][] = [];
  for (const sign of signs) {
    const open = words.at(-1);
    const needed = CLINGING.test(sign.text.normalize('NFKC')) ? CLEAR_SPACE : SPACE;
    if (open && sign.spaceBefore < needed) open.push(sign);
    else words.push([sign]);
  }
  return words.map(toWord);
}

function toWord(signs: readonly Sign[]): LineWord {
  return {
    text: signs.map((sign) => sign.text.normalize('NFKC')).join(''),
    confidence: signs.reduce((sum, sign) => sum + sign.confidence, 0) / signs.length,
    from: signs[0]!.from,
    to: signs.at(-1)!.to,
  };
}
