import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../../runtimes/model-error.ts';

const text = z.object({
  hidden_size: z.number().int().positive(),
  num_hidden_layers: z.number().int().positive(),
  num_attention_heads: z.number().int().positive(),
  num_key_value_heads: z.number().int().positive(),
  head_dim: z.number().int().positive().nullish(),
});
const endIds = z.union([z.number().int(), z.array(z.number().int())]).nullish();
const pixels = z.array(z.number()).length(3);

const smolvlm = z.object({
  model_type: z.enum(['smolvlm', 'idefics3']),
  image_token_id: z.number().int(),
  scale_factor: z.number().int().positive(),
  text_config: text,
  vision_config: z.object({ image_size: z.number().int().positive(), patch_size: z.number().int().positive() }),
});
const qwen2vl = text.extend({
  model_type: z.literal('qwen2_vl'),
  image_token_id: z.number().int(),
  vision_config: z.object({
    patch_size: z.number().int().positive().default(14),
    spatial_merge_size: z.number().int().positive().default(2),
    temporal_patch_size: z.number().int().positive().default(2),
  }),
});
const preprocessor = z.object({
  image_mean: pixels,
  image_std: pixels,
  min_pixels: z.number().int().positive().optional(),
  max_pixels: z.number().int().positive().optional(),
});

/** What a vision-language model's own files say about its shapes. */
export interface VlmConfig {
  imageTokenId: number;
  /** Tokens that end an answer. */
  endIds: ReadonlySet<number>;
  /** Width of a token. */
  hidden: number;
  layers: number;
  kvHeads: number;
  headDim: number;
  mean: readonly number[];
  std: readonly number[];
  vision: SmolVlmVision | Qwen2VlVision;
}

/** One square picture a frame: (size / patch / scale)² tokens. */
export interface SmolVlmVision {
  family: 'smolvlm';
  /** px */
  size: number;
  tokens: number;
}

/** Pictures keep their shape: one token for each square of patch · merge px. */
export interface Qwen2VlVision {
  family: 'qwen2-vl';
  /** px */
  patch: number;
  merge: number;
  temporal: number;
  minPixels: number;
  maxPixels: number;
}

/** Frames of a film are many: a fraction of what the model would take for one photograph (14 · 14 tokens). */
const QWEN_MAX_PIXELS = 28 * 28 * 196;

/**
 * Reads config.json, generation_config.json and preprocessor_config.json of a model's folder.
 * @throws ModelError MODEL_MISSING where a file is not there, BAD_INPUT where it describes no model that Cuepoint can run.
 */
export async function readVlmConfig(folder: string): Promise<VlmConfig> {
  const [config, generation, images] = await Promise.all([
    readJson(folder, 'config.json'),
    readJson(folder, 'generation_config.json').catch(() => ({})),
    readJson(folder, 'preprocessor_config.json'),
  ]);
  const pixel = parse(preprocessor, images, 'preprocessor_config.json');
  const ends = endIds.safeParse((generation as Record<string, unknown>).eos_token_id).data ?? [];
  const common = {
    endIds: new Set(Array.isArray(ends) ? ends : [ends]),
    mean: pixel.image_mean,
    std: pixel.image_std,
  };
  if ((config as Record<string, unknown>).model_type === 'qwen2_vl') {
    const qwen = parse(qwen2vl, config, 'config.json');
    const { patch_size: patch, spatial_merge_size: merge, temporal_patch_size: temporal } = qwen.vision_config;
    const square = (patch * merge) ** 2;
    const vision: Qwen2VlVision = {
      family: 'qwen2-vl',
      patch,
      merge,
      temporal,
      minPixels: Math.min(pixel.min_pixels ?? square * 4, QWEN_MAX_PIXELS),
      maxPixels: Math.min(pixel.max_pixels ?? QWEN_MAX_PIXELS, QWEN_MAX_PIXELS),
    };
    return { ...common, ...shapes(qwen), imageTokenId: qwen.image_token_id, vision };
  }
  const smol = parse(smolvlm, config, 'config.json');
  const { image_size: size, patch_size: patch } = smol.vision_config;
  const vision: SmolVlmVision = { family: 'smolvlm', size, tokens: Math.floor(size / patch / smol.scale_factor) ** 2 };
  return { ...common, ...shapes(smol.text_config), imageTokenId: smol.image_token_id, vision };
}

function shapes(config: z.infer<typeof text>): Pick<VlmConfig, 'hidden' | 'layers' | 'kvHeads' | 'headDim'> {
  return {
    hidden: config.hidden_size,
    layers: config.num_hidden_layers,
    kvHeads: config.num_key_value_heads,
    headDim: config.head_dim ?? config.hidden_size / config.num_attention_heads,
  };
}

function parse<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.') ?? '';
  throw new ModelError(
    'BAD_INPUT',
    `${file} describes no model that Cuepoint can run (${where || 'its form'} is not as expected): choose one of the SmolVLM or Qwen2-VL family.`,
  );
}

async function readJson(folder: string, name: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    throw new ModelError('MODEL_MISSING', `${name} is missing in ${folder}: install the model again.`, cause);
  }
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new ModelError('BAD_INPUT', `${name} in ${folder} is damaged: install the model again.`, cause);
  }
}
