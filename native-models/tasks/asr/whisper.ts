import { join } from 'node:path';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { openSession } from '../../runtimes/session.ts';
import { MEL_BINS, MEL_FRAMES } from './log-mel.ts';
import { readWhisperTokens, type WhisperTokens } from './tokens.ts';

const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 64;
/** Encoder frames of 20 ms. */
export const AUDIO_FRAMES = 1500;

/** One answer of the decoder. */
export interface Step {
  /** Logits over the vocabulary for the next token. */
  logits: Float32Array;
  /** Cross attention of the alignment heads to each encoder frame: heads · 1500. */
  attention: Float32Array[];
}

/** A decoder that remembers what it was given (key-value cache). */
export interface Decoding {
  next(token: number): Promise<Step>;
}

export interface Whisper {
  tokens: WhisperTokens;
  /** @param mel 80 · 3000 */
  encode(mel: Float32Array): Promise<Tensor>;
  decode(audio: Tensor): Decoding;
  close(): Promise<void>;
}

/** Opens whisper-base as two sessions: encoder and decoder with cache. */
export async function openWhisper(weights: string, threads: number): Promise<Whisper> {
  const folder = join(weights, 'whisper-base');
  const tokens = await readWhisperTokens(folder);
  // The encoder's attention maps (72 MB a layer) must not stay behind in an arena.
  const encoder = await openSession(join(folder, 'onnx/encoder_model_quantized.onnx'), { threads, arena: false });
  const decoder = await openSession(join(folder, 'onnx/decoder_model_merged_quantized.onnx'), { threads, arena: true });
  return {
    tokens,
    async encode(mel) {
      const output = await encoder.run({ input_features: new Tensor('float32', mel, [1, MEL_BINS, MEL_FRAMES]) });
      return output.last_hidden_state as Tensor;
    },
    decode: (audio) => startDecoding(decoder, audio, tokens.alignmentHeads),
    async close() {
      await encoder.release();
      await decoder.release();
    },
  };
}

function startDecoding(
  session: InferenceSession,
  audio: Tensor,
  alignmentHeads: WhisperTokens['alignmentHeads'],
): Decoding {
  const attentionLayers = [...new Set(alignmentHeads.map(([layer]) => layer))];
  const fetched = ['logits', ...attentionLayers.map((layer) => `cross_attentions.${layer}`)];
  const cached = (side: string) =>
    Array.from({ length: LAYERS }, (_, l) => [`${l}.${side}.key`, `${l}.${side}.value`]).flat();
  const own = cached('decoder');
  const cross = cached('encoder');
  const past: Record<string, Tensor> = {};
  for (const name of [...own, ...cross]) {
    past[`past_key_values.${name}`] = new Tensor('float32', new Float32Array(0), [1, HEADS, 0, HEAD_SIZE]);
  }
  let first = true;

  return {
    async next(token) {
      // The audio's keys and values never change: they are fetched once, at the first step.
      const renewed = first ? [...own, ...cross] : own;
      const output = await session.run(
        {
          input_ids: new Tensor('int64', BigInt64Array.of(BigInt(token)), [1, 1]),
          encoder_hidden_states: audio,
          use_cache_branch: new Tensor('bool', Uint8Array.of(first ? 0 : 1), [1]),
          ...past,
        },
        [...fetched, ...renewed.map((name) => `present.${name}`)],
      );
      for (const name of renewed) past[`past_key_values.${name}`] = output[`present.${name}`] as Tensor;
      first = false;
      const attention = alignmentHeads.map(([layer, head]) => {
        const all = output[`cross_attentions.${layer}`]!.data as Float32Array;
        return all.slice(head * AUDIO_FRAMES, (head + 1) * AUDIO_FRAMES);
      });
      return { logits: output.logits!.data as Float32Array, attention };
    },
  };
}
