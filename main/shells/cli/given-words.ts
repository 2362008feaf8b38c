import { AppError } from '../../app-error.ts';

/**
 * The words of a question or a search, as they were given.
 * @param what what they are, as the sentence says it: “a question”
 * @param most characters that the contract allows: of a question, where nothing else is said
 * @throws AppError BAD_INPUT where there are none, or too many
 */
export function givenWords(words: string | readonly string[], what: string, most = 2000): string {
  const text = [words].flat().join(' ').trim();
  if (text === '') throw new AppError('BAD_INPUT', `There are no words in it: give ${what}.`);
  if (text.length > most)
    throw new AppError('BAD_INPUT', `That is ${text.length} characters long: give ${what} of at most ${most}.`);
  return text;
}
