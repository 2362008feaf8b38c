import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { openSession } from '../../runtimes/session.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { batchesByLength } from './batches.ts';
import { meanPool } from './pool.ts';

const DIMENSIONS = 384;
/** all-MiniLM-L6-v2 was trained on 256 word pieces at most; what stands after them is not seen. */
const MAX_TOKENS = 256;
/** Word pieces a run: small enough for a cancel within a fraction of a second. */
const TOKENS_A_BATCH = 2048;

export interface TextEmbedder {
  embed(texts: readonly string[], context: TaskContext): Promise<{ vectors: Float32Array; dimensions: number }>;
  close(): Promise<void>;
}

/** Opens all-MiniLM-L6-v2: mean-pooled, L2-normalised sentence embeddings (Reimers and Gurevych 2019). */
export async function openTextEmbedder(weights: string, threads: number): Promise<TextEmbedder> {
  const folder = join(weights, 'all-minilm-l6-v2');
  const session = await openSession(join(folder, 'onnx/model_quantized.onnx'), { threads, arena: true });
  const [json, config] = await Promise.all(
    ['tokenizer.json', 'tokenizer_config.json'].map(async (name) =>
      JSON.parse(await readFile(join(folder, name), 'utf8')),
    ),
  );
  const tokenizer = new Tokenizer(json, config);

  function tokenize(text: string): number[] {
    const ids = tokenizer.encode(text).ids;
    // The final [SEP] belongs to what the model was trained on, so it stays when the text is cut.
    return ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ids[ids.length - 1]!];
  }

  return {
    async embed(texts, context) {
      const tokens = texts.map(tokenize);
      const vectors = new Float32Array(texts.length * DIMENSIONS);
      for (const batch of batchesByLength(
        tokens.map((ids) => ids.length),
        TOKENS_A_BATCH,
      )) {
        await context.breathe();
        const length = Math.max(...batch.map((i) => tokens[i]!.length));
        const hidden = await run(
          session,
          batch.map((i) => tokens[i]!),
          length,
        );
        batch.forEach((textIndex, row) => {
          const count = tokens[textIndex]!.length;
          const states = hidden.subarray(row * length * DIMENSIONS, (row * length + count) * DIMENSIONS);
          vectors.set(meanPool(states, DIMENSIONS), textIndex * DIMENSIONS);
        });
      }
      return { vectors, dimensions: DIMENSIONS };
    },
    close: () => session.release(),
  };
}

async function run(session: InferenceSession, rows: number[][], length: number): Promise<Float32Array> {
  const ids = new BigInt64Array(rows.length * length);
  const mask = new BigInt64Array(rows.length * length);
  rows.forEach((row, r) => {
    row.forEach((id, i) => {
      ids[r * length + i] = BigInt(id);
      mask[r * length + i] = 1n;
    });
  });
  const dims = [rows.length, length];
  const output = await session.run({
    input_ids: new Tensor('int64', ids, dims),
    attention_mask: new Tensor('int64', mask, dims),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), dims),
  });
  return output.last_hidden_state!.data as Float32Array;
}
