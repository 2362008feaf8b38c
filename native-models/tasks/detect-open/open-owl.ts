import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { type Dtype, dtypeSuffixes } from '../../catalog/dtypes.ts';
import type { Detection, ModelRef, RgbImage } from '../../protocol.ts';
import { floatsOf, floatTensor, floatTypeOf } from '../../runtimes/element-type.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import { openSession } from '../../runtimes/session.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { owlDetections } from './owl-boxes.ts';
import { owlPixels, owlPreprocessor } from './owl-pixels.ts';

/** Tokens that OWL's text tower was trained with at most. */
const LONGEST = 16;

/** Detects whatever a word names. */
export interface OpenDetector {
  /** Boxes of each word's thing, best first; a label is the word as given. */
  detect(
    image: RgbImage,
    words: readonly string[],
    minConfidence: number,
    context: Pick<TaskContext, 'breathe'>,
  ): Promise<Detection[]>;
  close(): Promise<void>;
}

/**
 * Opens an OWL-ViT or OWLv2 of transformers.js' layout: one graph, from input_ids, attention_mask and pixel_values to logits and pred_boxes.
 * @throws ModelError MODEL_MISSING where a file is not there or damaged
 */
export async function openOwl(
  { folder, dtypes }: Pick<ModelRef, 'folder' | 'dtypes'>,
  threads: number,
): Promise<OpenDetector> {
  const read = async <T>(name: string, shape: z.ZodType<T>): Promise<T> => {
    try {
      return shape.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    } catch (cause) {
      throw new ModelError('MODEL_MISSING', `${name} is missing or damaged: install the model again.`, cause);
    }
  };
  const [config, pixels, tokens, tokensConfig] = await Promise.all([
    read('config.json', z.object({ model_type: z.string() })),
    read('preprocessor_config.json', owlPreprocessor),
    read('tokenizer.json', z.record(z.string(), z.unknown())),
    read('tokenizer_config.json', z.looseObject({ pad_token: z.unknown().optional() })),
  ]);
  const tokenizer = new Tokenizer(tokens, tokensConfig);
  const pad = typeof tokensConfig.pad_token === 'string' ? (tokenizer.token_to_id(tokensConfig.pad_token) ?? 0) : 0;
  const suffix = dtypeSuffixes[(dtypes.cpu ?? 'fp32') as Dtype];
  const session = await openSession(join(folder, 'onnx', `model${suffix}.onnx`), { threads, arena: true });
  const floats = floatTypeOf(session.inputMetadata, 'pixel_values');

  return {
    async detect(image, words, minConfidence, context) {
      await context.breathe();
      if (words.length === 0) return [];
      const rows = words.map((word) => tokenizer.encode(`a photo of ${withArticle(word)}`).ids);
      const text = padded(rows, pad);
      const seen = await owlPixels(image, pixels, config.model_type === 'owlv2');
      const output = await session.run({
        input_ids: text.ids,
        attention_mask: text.mask,
        pixel_values: floatTensor(floats, seen.data, [1, 3, seen.height, seen.width]),
      });
      return owlDetections(floatsOf(output.logits!), floatsOf(output.pred_boxes!), words, {
        minConfidence,
        reach: seen.reach,
      });
    },
    close: () => session.release(),
  };
}

const withArticle = (word: string) => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;

/** Rows of one length: the end token stays where a text is cut, what is filled up is masked. */
function padded(rows: readonly number[][], pad: number): { ids: Tensor; mask: Tensor } {
  const cut = rows.map((row) => (row.length <= LONGEST ? row : [...row.slice(0, LONGEST - 1), row.at(-1)!]));
  const length = Math.max(...cut.map((row) => row.length));
  const fill = (row: readonly number[], value: number) => [
    ...row,
    ...new Array<number>(length - row.length).fill(value),
  ];
  const tensor = (values: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [cut.length, length]);
  return {
    ids: tensor(cut.flatMap((row) => fill(row, pad))),
    mask: tensor(
      cut.flatMap((row) =>
        fill(
          row.map(() => 1),
          0,
        ),
      ),
    ),
  };
}
