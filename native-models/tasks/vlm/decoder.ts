import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { asInput, floatsOf, floatTensor, floatTypeOf } from '../../runtimes/element-type.ts';
import type { VlmConfig } from './vlm-config.ts';

/** Keys and values of what the decoder has read, one row or several of equal (padded) length. */
export interface Past {
  /** By input name, [rows, kvHeads, length, headDim]. */
  tensors: Record<string, Tensor>;
  rows: number;
  length: number;
}

export interface DecoderInput {
  /** rows · length · hidden */
  embeds: Float32Array;
  rows: number;
  length: number;
  /** axes · rows · length */
  positions: Int32Array;
  /** rows · (past + length): 0 where a row is padded. */
  mask: Uint8Array;
  past?: Past;
  /** Whether the cache is wanted back. */
  keep: boolean;
}

export interface DecoderOutput {
  /** Of each row's last position: rows · vocabulary. */
  logits: Float32Array;
  vocabulary: number;
  past: Past | null;
}

export interface Decoder {
  forward(input: DecoderInput): Promise<DecoderOutput>;
}

/** @param axes numbers in a position: 1, or 3 for M-RoPE */
export function createDecoder(session: InferenceSession, config: VlmConfig, axes: 1 | 3): Decoder {
  const cached = session.inputNames.filter((name) => name.startsWith('past_'));
  const takes = new Set(session.inputNames);
  const typeOf = (name: string) => floatTypeOf(session.inputMetadata, name);

  function empty(rows: number): Past {
    const { kvHeads, headDim } = config;
    const tensors = Object.fromEntries(
      cached.map((name) => [name, floatTensor(typeOf(name), new Float32Array(0), [rows, kvHeads, 0, headDim])]),
    );
    return { tensors, rows, length: 0 };
  }

  return {
    async forward({ embeds, rows, length, positions, mask, past = empty(rows), keep }) {
      const dims = axes === 1 ? [rows, length] : [axes, rows, length];
      const output = await session.run(
        {
          inputs_embeds: floatTensor(typeOf('inputs_embeds'), embeds, [rows, length, config.hidden]),
          attention_mask: new Tensor('int64', BigInt64Array.from(mask, BigInt), [rows, past.length + length]),
          ...(takes.has('position_ids')
            ? { position_ids: new Tensor('int64', BigInt64Array.from(positions, BigInt), dims) }
            : {}),
          ...(takes.has('num_logits_to_keep')
            ? { num_logits_to_keep: new Tensor('int64', BigInt64Array.of(1n), []) }
            : {}),
          ...past.tensors,
        },
        keep ? ['logits', ...cached.map(presentOf)] : ['logits'],
      );
      const logits = output.logits!;
      const [, kept, vocabulary] = logits.dims as [number, number, number];
      return {
        logits: lastRows(floatsOf(logits), rows, kept, vocabulary),
        vocabulary,
        past: keep
          ? {
              tensors: Object.fromEntries(cached.map((name) => [name, asInput(output[presentOf(name)] as Tensor)])),
              rows,
              length: past.length + length,
            }
          : null,
      };
    },
  };
}

function presentOf(name: string): string {
  return name.replace(/^past_key_values/, 'present');
}

/** Models without `num_logits_to_keep` answer for every position. */
function lastRows(logits: Float32Array, rows: number, kept: number, vocabulary: number): Float32Array {
  if (kept === 1) return logits;
  const last = new Float32Array(rows * vocabulary);
  for (let r = 0; r < rows; r++) {
    const end = (r + 1) * kept * vocabulary;
    last.set(logits.subarray(end - vocabulary, end), r * vocabulary);
  }
  return last;
}
