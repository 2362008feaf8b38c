/** A tokenizer of word pieces in the form of Hugging Face's `tokenizer.json`, without case or accents, as BERT's. */
export interface MadeWordPiece {
  json: Record<string, unknown>;
  ids: ReadonlyMap<string, number>;
}

const SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** Words as they are; any other falls into its letters, the first plain, the rest with ## before them. What is neither is unknown. */
export function makeWordPiece(words: Iterable<string>): MadeWordPiece {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const signs = [...'.,:;!?-–—’\'"()/%€&'];
  const pieces = new Set([...SPECIALS, ...words, ...letters, ...letters.map((letter) => `##${letter}`), ...signs]);
  const ids = new Map([...pieces].map((piece, id) => [piece, id]));
  const special = (id: string) => ({ id, ids: [ids.get(id)], tokens: [id] });
  const json = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIALS.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
        { Sequence: { id: 'B', type_id: 1 } },
        { SpecialToken: { id: '[SEP]', type_id: 1 } },
      ],
      special_tokens: { '[CLS]': special('[CLS]'), '[SEP]': special('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(ids),
    },
  };
  return { json, ids };
}
