import type { OcrLine } from '../../../../native-models/protocol.ts';

/** Width of a letter in capitals, as a usual typeface has it. */
const LETTER = 0.8;

/**
 * A line as a recogniser returns it: words with boxes. Lengths in picture heights, the picture being 16:9.
 * @param size height of a capital.
 */
export function ocrLine(text: string, x: number, y: number, size = 0.04, confidence = 0.95): OcrLine {
  const aspect = 16 / 9;
  let at = x;
  const words = text.split(' ').map((word) => {
    const descends = /[gjpqy,;()[\]]/.test(word);
    const w = word.length * LETTER * size;
    const tall = /[A-Z0-9bdfhklit()]/.test(word);
    const top = tall ? y : y + 0.26 * size;
    const box = { x: at / aspect, y: top, w: w / aspect, h: y + size * (descends ? 1.28 : 1) - top };
    at += w + 0.4 * size;
    return { text: word, box, confidence };
  });
  const last = words.at(-1)!.box;
  const first = words[0]!.box;
  return { text, words, confidence, box: { x: first.x, y, w: last.x + last.w - first.x, h: size * 1.28 } };
}
