import { median } from './geometry.ts';

/** Parts of a capital's height that usual typefaces give to their letters. */
const X_HEIGHT = 0.74;
const DESCENDER = 0.28;

const DESCENDING = /[gjpqy,;()[\]{}|Q@]/;
const ASCENDING = /[A-Z0-9bdfhklit()[\]{}|!?/"'’%&#@$€£ÄÖÜß]/;

/**
 * Height of a capital of the typeface, reckoned from the words' boxes: "sea" is lower than "High" in the same line, and the size of
 * a line must not depend on its letters.
 * @returns in the unit of the boxes' `h`; 0 where there is no word.
 */
export function capHeight(words: readonly { text: string; box: { h: number } }[]): number {
  return median(
    words.map(({ text, box }) => {
      const top = ASCENDING.test(text) ? 1 : X_HEIGHT;
      return box.h / (top + (DESCENDING.test(text) ? DESCENDER : 0));
    }),
  );
}
