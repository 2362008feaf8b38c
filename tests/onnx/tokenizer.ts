/** A tokenizer of byte-level BPE in the form of Hugging Face's `tokenizer.json`, made of whole words. */
export interface MadeTokenizer {
  /** The content of tokenizer.json. */
  json: Record<string, unknown>;
  /** Ids of special tokens and words; a leading space is written Ġ. */
  ids: ReadonlyMap<string, number>;
}

/**
 * Special tokens take the first ids, then come the 256 bytes and the words, each with and without a space in front. A word that is
 * not listed falls into its bytes (`ignore_merges`: a word of the vocabulary is taken whole, so no merges are needed).
 */
export function makeTokenizer(specials: readonly string[], words: Iterable<string>): MadeTokenizer {
  const bytes = byteSymbols();
  const spelt = (text: string) => Array.from(new TextEncoder().encode(text), (byte) => bytes[byte]!).join('');
  const pieces = new Set(bytes);
  for (const word of words) for (const text of [word, ` ${word}`]) pieces.add(spelt(text));
  const ids = new Map([...specials, ...pieces].map((piece, id) => [piece, id]));
  const json = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specials.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Digits', individual_digits: true },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: true,
      vocab: Object.fromEntries(ids),
      merges: [],
    },
  };
  return { json, ids };
}

/** GPT-2's printable stand-in for every byte: itself where it is printable Latin-1, else a character from U+0100 on. */
function byteSymbols(): string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    return String.fromCodePoint(printable ? byte : next++);
  });
}
