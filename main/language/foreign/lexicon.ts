/** What is known of a language: enough to put a question about a recording into English words. */
export interface Lexicon {
  /** Question words that are no English ones, folded. */
  asks: string;
  /** Other words by which the language is told, folded. */
  signs: string;
  /** "foreign words = English words", parted by semicolons or lines; of several that fit the longest counts. `""` stands for nothing. */
  phrases: string;
  /** Verbs, in the same way as `words`. */
  verbs: string;
  /** "form form = english/other english": each form by itself; of several English words the one that the library holds. */
  words: string;
}
