import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { ModelError } from '../../runtimes/model-error.ts';
import type { AnswerIds } from './yes-no.ts';

const YES = ['Yes', ' Yes'];
const NO = ['No', ' No'];

export interface VlmTokenizer {
  /** Ids of a prompt's text; control tokens in it count as such. */
  ids(text: string): number[];
  /** Text of ids, without control tokens. */
  text(ids: readonly number[]): string;
  /** Words from outside (a question, text on screen): whatever looks like a control token is taken out, so that it stays data. */
  clean(text: string): string;
  answers: AnswerIds;
}

/** @throws ModelError MODEL_MISSING without tokenizer.json, BAD_INPUT where it cannot say Yes or No in one token. */
export async function openVlmTokenizer(folder: string): Promise<VlmTokenizer> {
  const [json, config] = await Promise.all(
    ['tokenizer.json', 'tokenizer_config.json'].map(async (name) => {
      try {
        return JSON.parse(await readFile(join(folder, name), 'utf8'));
      } catch (cause) {
        throw new ModelError('MODEL_MISSING', `${name} is missing or damaged: install the model again.`, cause);
      }
    }),
  );
  const tokenizer = new Tokenizer(json, config);
  const ids = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;
  const controls = [...tokenizer.get_added_tokens_decoder().values()]
    .map((token) => token.content)
    .filter((content) => content.trim() !== '')
    .sort((a, b) => b.length - a.length);
  const single = (spellings: readonly string[]) =>
    spellings.map(ids).flatMap((found) => (found.length === 1 ? [found[0]!] : []));
  const answers = { yes: single(YES), no: single(NO) };
  if (answers.yes.length === 0 || answers.no.length === 0) {
    throw new ModelError('BAD_INPUT', 'This model has no single word for Yes or No: choose another one.');
  }
  return {
    ids,
    text: (all) => tokenizer.decode([...all], { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
    clean(text) {
      // Until nothing changes: what is left around a token that was taken out may be one itself.
      for (let before = '', now = text; ; now = now.replace(/\s{2,}/g, ' ').trim()) {
        if (now === before) return now;
        before = now;
        for (const control of controls) now = now.replaceAll(control, ' ');
      }
    },
    answers,
  };
}
