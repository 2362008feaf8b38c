import type { ReadWord } from './tesseract.ts';

/** Below this a word of a page is noise. */
const LEAST = 0.3;
/** A mark of one or two characters needs more: specks and remains of drawings look like letters. */
const LEAST_SHORT = 0.75;

/** Words of a page that are worth keeping, line by line; lines left empty go. */
export function pageWords(lines: readonly ReadWord[][]): ReadWord[][] {
  return lines
    .map((words) => {
      const kept = words.filter(({ text, confidence }) => /\S/.test(text) && confidence >= LEAST);
      // A speck in front of a line, or alone in one, is the usual remains of a bullet.
      while (kept.length > 0 && isSpeck(kept[0]!)) kept.shift();
      return kept;
    })
    .filter((words) => words.length > 0 && mean(words) >= 0.5);
}

/**
 * Words of a photograph that are certainly words: letters in plenty or high confidence. Foliage and windows yield
 * scores of "words"; none of them on the trial photographs passes this.
 */
export function sceneWords(lines: readonly ReadWord[][]): ReadWord[][] {
  return lines.map((words) => words.map(bare).filter(isSurelyWord)).filter((words) => words.length > 0);
}

/** How many words look like language rather than marks. */
export function countWords(lines: readonly ReadWord[][]): number {
  return lines.flat().filter(({ text, confidence }) => /[\p{L}\p{N}]{2}/u.test(text) && confidence > 0.6).length;
}

function isSpeck({ text, confidence }: ReadWord): boolean {
  return confidence < LEAST_SHORT && text.length <= 2 && !/\d/.test(text);
}

function isSurelyWord({ text, confidence }: ReadWord): boolean {
  const letters = /^\p{L}{4,}$/u.test(text) && /[aeiouyäöüáéíóúàèâêîôû]/i.test(text);
  return (letters && confidence >= 0.6) || (/^[\p{L}\p{N}]{3,}$/u.test(text) && confidence >= 0.85);
}

function bare(word: ReadWord): ReadWord {
  return { ...word, text: word.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') };
}

function mean(words: readonly ReadWord[]): number {
  return words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}
