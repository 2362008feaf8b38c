import { slips } from './terms.ts';
import { tokens } from './tokens.ts';

/** Consonants of a word, those that sound alike made one: what a recogniser keeps when it mishears. */
export function skeleton(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ck|q|c(?=[aouklr])/g, 'k')
    .replace(/c|z|x/g, 's')
    .replace(/[dt]h?/g, 't')
    .replace(/[bp]/g, 'p')
    .replace(/v/g, 'f')
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** Whether a recogniser may have heard the word in a spoken text: four consonants or more, at most one amiss. */
export function soundsIn(word: string, text: string): boolean {
  const sought = skeleton(word);
  if (sought.length < 4) return false;
  return tokens(text).some((token) => {
    const heard = skeleton(token.word);
    return heard.length >= 4 && heard[0] === sought[0] && slips(sought, heard) <= 1;
  });
}
