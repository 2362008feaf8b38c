import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { DecoderShape } from '../../onnx/llama-decoder.ts';
import type { Message } from '../../onnx/protobuf.ts';

export const openGraph = (graph: Message): Promise<InferenceSession> =>
  InferenceSession.create(graph.toBytes(), { intraOpNumThreads: 1, logSeverityLevel: 3 });

/** What a decoder has read, as feeds of its next run. */
type Cache = Record<string, Tensor>;

export interface DecoderInput {
  /** [rows][positions][hidden] */
  embeds: readonly (readonly Float32Array[])[];
  /** [axes][rows][positions]; one axis unless M-RoPE. */
  positions: readonly (readonly (readonly number[])[])[];
  /** [rows][past + positions]; all ones if left out. */
  mask?: readonly (readonly number[])[];
  cache?: Cache;
  keep?: number;
}

/** Runs a decoder once → logits [rows][kept][vocabulary] and the cache. */
export async function decode(
  session: InferenceSession,
  shape: DecoderShape,
  { embeds, positions, mask, cache, keep = 0 }: DecoderInput,
): Promise<{ logits: Float32Array[][]; cache: Cache }> {
  const rows = embeds.length;
  const length = embeds[0]!.length;
  const { kvHeads, headSize, hidden } = shape;
  const past = cache?.['past_key_values.0.key']?.dims[2] ?? 0;
  const seen = mask ?? embeds.map(() => new Array<number>(past + length).fill(1));
  const names = session.inputNames.filter((name) => name.startsWith('past_key_values'));
  const output = await session.run({
    inputs_embeds: new Tensor('float32', Float32Array.from(embeds.flat().flatMap((row) => [...row])), [
      rows,
      length,
      hidden,
    ]),
    attention_mask: integers(seen.flat(), [rows, past + length]),
    position_ids: integers(
      positions.flat(2),
      positions.length === 1 ? [rows, length] : [positions.length, rows, length],
    ),
    num_logits_to_keep: integers([keep], []),
    ...(cache ??
      Object.fromEntries(
        names.map((n) => [n, new Tensor('float32', new Float32Array(0), [rows, kvHeads, 0, headSize])]),
      )),
  });
  const { data, dims } = output.logits!;
  const [, kept, vocabulary] = dims as [number, number, number];
  const all = data as Float32Array;
  return {
    logits: embeds.map((_, r) =>
      Array.from({ length: kept }, (_, i) => all.slice((r * kept + i) * vocabulary, (r * kept + i + 1) * vocabulary)),
    ),
    cache: Object.fromEntries(names.map((name) => [name, output[name.replace('past_key_values', 'present')]!])),
  };
}

export function integers(numbers: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(numbers, BigInt), dims);
}

/** The most that two lists of numbers differ anywhere. */
export function farthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} numbers against ${b.length}.`);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}
