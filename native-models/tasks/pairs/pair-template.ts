import type { Tokenizer } from '@huggingface/tokenizers';
import { ModelError } from '../../runtimes/model-error.ts';

/** What a model wants around the two texts of a pair: [CLS] question [SEP] passage [SEP], or RoBERTa's with two separators. */
export interface PairTemplate {
  before: number[];
  between: number[];
  after: number[];
  /** Number of the segment that the passage and what follows it is; 0 where the model does not tell them apart. */
  second: number;
}

/** A pair of token ids in that form, with the segment of each. */
export interface PairRow {
  ids: number[];
  types: number[];
  /** Where the passage begins. */
  first: number;
}

/** Read off what the tokenizer itself makes of two words. @throws ModelError BAD_INPUT where it knows no pairs */
export function pairTemplate(tokenizer: Tokenizer): PairTemplate {
  const [question, passage] = ['a', 'b'].map((word) => tokenizer.encode(word, { add_special_tokens: false }).ids);
  const pair = tokenizer.encode('a', { text_pair: 'b', add_special_tokens: true, return_token_type_ids: true });
  const one = find(pair.ids, question!, 0);
  const two = one === -1 ? -1 : find(pair.ids, passage!, one + question!.length);
  if (one < 1 || two <= one + question!.length) {
    throw new ModelError('BAD_INPUT', 'This model’s tokenizer does not say how two texts go together: choose another.');
  }
  return {
    before: pair.ids.slice(0, one),
    between: pair.ids.slice(one + question!.length, two),
    after: pair.ids.slice(two + passage!.length),
    second: pair.token_type_ids?.[two] ?? 0,
  };
}

export function pairRow(
  { before, between, after, second }: PairTemplate,
  question: readonly number[],
  passage: readonly number[],
): PairRow {
  const head = [...before, ...question, ...between];
  const tail = [...passage, ...after];
  return {
    ids: [...head, ...tail],
    types: [...head.map(() => 0), ...tail.map(() => second)],
    first: head.length,
  };
}

/** Tokens of a pair that are neither of its texts. */
export const framing = ({ before, between, after }: PairTemplate): number =>
  before.length + between.length + after.length;

function find(ids: readonly number[], wanted: readonly number[], from: number): number {
  return ids.findIndex((_, i) => i >= from && wanted.every((id, k) => ids[i + k] === id));
}
