import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelRef } from '../../protocol.ts';
import { floatsOf } from '../../runtimes/element-type.ts';
import { openSimilarity } from '../../runtimes/similarity.ts';
import { createDecoder } from './decoder.ts';
import { encodeFrames } from './encode.ts';
import { qwen2Vl } from './families/qwen2-vl.ts';
import { smolVlm } from './families/smolvlm.ts';
import type { VlmFamily } from './family.ts';
import { openParts, type VlmParts } from './open-parts.ts';
import type { OpenVlm } from './opened.ts';
import { padsRight } from './padding-check.ts';
import { readVlmConfig, type VlmConfig } from './vlm-config.ts';
import { openVlmTokenizer, type VlmTokenizer } from './vlm-tokenizer.ts';

/** Tokens a run: on the processor more gain nothing and hold others up, an accelerator wants its rows full. */
const BATCH_TOKENS = { cpu: 512, other: 4096 };

/**
 * Opens a model of transformers.js' layout: vision_encoder, embed_tokens, decoder_model_merged.
 * @throws ModelError BAD_INPUT, MODEL_MISSING or INTERNAL where it cannot be used, with what to do
 */
export async function openVlm(model: ModelRef, threads: number): Promise<OpenVlm> {
  const config = await readVlmConfig(model.folder);
  const tokenizer = await openVlmTokenizer(model.folder);
  const parts = await openParts(model, threads);
  try {
    return await assemble(config, tokenizer, parts, threads);
  } catch (error) {
    // Sessions hold the memory that whoever tries again needs.
    await Promise.all([parts.vision, parts.words, parts.decoder].map((session) => session.release()));
    throw error;
  }
}

async function assemble(
  config: VlmConfig,
  tokenizer: VlmTokenizer,
  { vision, words, decoder, device, note }: VlmParts,
  threads: number,
): Promise<OpenVlm> {
  const similarity = await openSimilarity(threads);
  const family = familyOf(config);
  const vlm: OpenVlm = {
    family,
    tokenizer,
    text: { ids: tokenizer.ids, embed: (ids) => embedWords(words, ids) },
    decoder: createDecoder(decoder, config, family.axes),
    hidden: config.hidden,
    endIds: config.endIds,
    ragged: true,
    batchTokens: device === 'cpu' ? BATCH_TOKENS.cpu : BATCH_TOKENS.other,
    device,
    note,
    nearest: similarity.nearest,
    encode: (images) => encodeFrames(vision, family, images),
    async close() {
      await Promise.all([vision, words, decoder].map((session) => session.release()));
      await similarity.close();
    },
  };
  try {
    vlm.ragged = await padsRight(vlm);
    return vlm;
  } catch (error) {
    await similarity.close();
    throw error;
  }
}

function familyOf(config: VlmConfig): VlmFamily {
  if (config.vision.family === 'smolvlm') return smolVlm(config, config.vision);
  return qwen2Vl(config, config.vision);
}

async function embedWords(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  if (ids.length === 0) return new Float32Array(0);
  const { inputs_embeds } = await session.run({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
  });
  return floatsOf(inputs_embeds!);
}
