import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { type Dtype, dtypeSuffixes } from '../../catalog/dtypes.ts';
import type { Device, ModelRef } from '../../protocol.ts';
import { floatsOf } from '../../runtimes/element-type.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import { openOnDevice } from '../../runtimes/open-on-device.ts';
import { type PairRow, type PairTemplate, pairTemplate } from './pair-template.ts';
import { createPieces, type Piece } from './pieces.ts';

/** A model that reads two texts together (BERT and its kin), whatever it says of them. */
export interface PairModel {
  template: PairTemplate;
  /** Tokens of one pair, at most. */
  longest: number;
  pieces(text: string): Piece[];
  /** Runs pairs together, padded to the longest. @returns each output as rows · the rest, row-major */
  run(rows: readonly PairRow[], outputs: readonly string[]): Promise<{ data: Float32Array; dims: readonly number[] }[]>;
  device: Device;
  note: string | null;
  close(): Promise<void>;
}

const config = z.object({
  model_type: z.string().optional(),
  max_position_embeddings: z.number().optional(),
  pad_token_id: z.number().nullish(),
});

/** Families whose positions are counted from behind the padding's own. */
const SHIFTED = /roberta|camembert|mpnet/;

/**
 * Opens a folder of transformers.js' layout whose one graph (onnx/model*.onnx) takes input_ids, attention_mask and, where it tells segments
 * apart, token_type_ids.
 * @throws ModelError MODEL_MISSING, BAD_INPUT or INTERNAL where it cannot be used, with what to do
 */
export async function openPairModel(
  { folder, devices, dtypes }: Pick<ModelRef, 'folder' | 'devices' | 'dtypes'>,
  threads: number,
): Promise<PairModel> {
  const [tokens, tokensConfig, facts] = await Promise.all(
    ['tokenizer.json', 'tokenizer_config.json', 'config.json'].map((name) => readJson(folder, name)),
  );
  const { model_type = '', max_position_embeddings = 512, pad_token_id } = config.parse(facts);
  const tokenizer = new Tokenizer(tokens as object, tokensConfig as object);
  const template = pairTemplate(tokenizer);
  const named = (tokensConfig as { model_max_length?: unknown }).model_max_length;
  const positions = max_position_embeddings - (SHIFTED.test(model_type) ? 2 : 0);
  const suffix = dtypeSuffixes[(dtypes.cpu ?? 'fp32') as Dtype];
  const file = join(folder, 'onnx', `model${suffix}.onnx`);
  const { session, device, note } = await openOnDevice(file, devices, { threads, arena: true });
  const isByteLevel = JSON.stringify((tokens as { pre_tokenizer?: unknown }).pre_tokenizer ?? null).includes(
    '"ByteLevel"',
  );
  return {
    template,
    longest: typeof named === 'number' ? Math.min(named, positions) : positions,
    pieces: createPieces(tokenizer, isByteLevel),
    async run(rows, outputs) {
      const length = Math.max(...rows.map(({ ids }) => ids.length));
      const tensor = (fill: number, of: (row: PairRow) => readonly number[]) => {
        const data = new BigInt64Array(rows.length * length).fill(BigInt(fill));
        rows.forEach((row, r) => {
          of(row).forEach((value, i) => {
            data[r * length + i] = BigInt(value);
          });
        });
        return new Tensor('int64', data, [rows.length, length]);
      };
      const feeds: Record<string, Tensor> = {
        input_ids: tensor(pad_token_id ?? 0, ({ ids }) => ids),
        attention_mask: tensor(0, ({ ids }) => ids.map(() => 1)),
      };
      if (session.inputNames.includes('token_type_ids')) feeds.token_type_ids = tensor(0, ({ types }) => types);
      const result = await session.run(feeds);
      return outputs.map((name) => {
        const output = result[name];
        if (output) return { data: floatsOf(output), dims: output.dims };
        throw new ModelError('BAD_INPUT', `This model gives no ${name}: choose a model that is made for this task.`);
      });
    },
    device,
    note,
    close: () => session.release(),
  };
}

async function readJson(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8'));
  } catch (cause) {
    throw new ModelError('MODEL_MISSING', `${name} is missing or damaged: install the model again.`, cause);
  }
}
