import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markedReader, overlapRanker, randomBert } from './pair-graphs.ts';
import type { Message } from './protobuf.ts';
import { makeTokenizer } from './tokenizer.ts';
import { makeWordPiece } from './word-piece.ts';
import { WORDS } from './words.ts';

const BERT_WORDS = new Set([...WORDS].map((word) => word.toLowerCase()));
const ROBERTA_SPECIALS = ['<s>', '<pad>', '</s>', '<unk>'];

interface Kind {
  json: Record<string, unknown>;
  ids: ReadonlyMap<string, number>;
  /** Of config.json. */
  type: 'bert' | 'roberta';
  segments: boolean;
  pad: number;
  named: Record<string, string>;
}

/** Word pieces and segments, as BERT; `words` beside those of every test model. */
function bertKind(words: Iterable<string> = []): Kind {
  const { json, ids } = makeWordPiece([...BERT_WORDS, ...words]);
  const named = { unk_token: '[UNK]', sep_token: '[SEP]', pad_token: '[PAD]', cls_token: '[CLS]' };
  return { json, ids, type: 'bert', segments: true, pad: 0, named: { ...named, tokenizer_class: 'BertTokenizer' } };
}

/** Bytes, no segments, two separators, as RoBERTa. */
function robertaKind(): Kind {
  const { json, ids } = makeTokenizer(ROBERTA_SPECIALS, WORDS);
  const post_processor = {
    type: 'RobertaProcessing',
    sep: ['</s>', 2],
    cls: ['<s>', 0],
    trim_offsets: true,
    add_prefix_space: false,
  };
  const pre_tokenizer = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  const named = { unk_token: '<unk>', sep_token: '</s>', pad_token: '<pad>', cls_token: '<s>' };
  return {
    json: { ...json, post_processor, pre_tokenizer },
    ids,
    type: 'roberta',
    segments: false,
    pad: 1,
    named: { ...named, tokenizer_class: 'RobertaTokenizer' },
  };
}

export interface PairFolder {
  kind: 'bert' | 'roberta';
  /** Words that the vocabulary holds beside the usual ones; BERT's only. */
  words?: Iterable<string>;
  /** Tokens that the model says it takes. */
  longest?: number;
  head:
    | { does: 'read-marked'; marks: Readonly<Record<string, { start: number; end: number }>>; none: number }
    | { does: 'read-random' | 'rank-random' }
    | { does: 'rank-overlap'; bias: number };
}

/** Writes a model that reads two texts together, in transformers.js' layout: config, tokenizer, one graph. */
export function writePairModel(folder: string, { kind, words, longest = 512, head }: PairFolder): void {
  const made = kind === 'bert' ? bertKind(words) : robertaKind();
  const reads = head.does.startsWith('read');
  const family = kind === 'bert' ? 'Bert' : 'Roberta';
  const files = {
    'config.json': {
      architectures: [`${family}For${reads ? 'QuestionAnswering' : 'SequenceClassification'}`],
      model_type: made.type,
      vocab_size: made.ids.size,
      hidden_size: 32,
      num_hidden_layers: 1,
      num_attention_heads: 1,
      max_position_embeddings: made.type === 'roberta' ? longest + 2 : longest,
      pad_token_id: made.pad,
      ...(reads ? {} : { id2label: { 0: 'LABEL_0' }, label2id: { LABEL_0: 0 } }),
    },
    'tokenizer.json': made.json,
    'tokenizer_config.json': { ...made.named, model_max_length: longest, clean_up_tokenization_spaces: false },
  };
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  graphOf(made, head, longest).writeFile(join(folder, 'onnx', 'model.onnx'));
}

function graphOf({ ids, segments }: Kind, head: PairFolder['head'], positions: number): Message {
  if (head.does === 'rank-overlap') return overlapRanker(head.bias);
  if (head.does === 'read-marked') {
    const marks = Object.entries(head.marks).map(([word, mark]) => {
      const id = ids.get(word);
      if (id === undefined) throw new Error(`The vocabulary does not hold ${word}.`);
      return [id, mark] as const;
    });
    return markedReader(ids.size, new Map(marks), head.none, segments);
  }
  const numerics = { seed: `pair/${head.does}`, weights: 'float', compute: 'float32' } as const;
  const shape = { vocabulary: ids.size, positions, segments };
  return randomBert(numerics, { ...shape, head: head.does === 'read-random' ? 'span' : 'score' });
}
