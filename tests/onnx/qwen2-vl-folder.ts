import { embedTokens } from './embed-tokens.ts';
import { type DecoderShape, llamaDecoder } from './llama-decoder.ts';
import { type Format, writeModelFolder } from './model-folder.ts';
import { type Qwen2VisionShape, qwen2Vision } from './qwen2-vl-vision.ts';
import { textConfig } from './smolvlm-folder.ts';
import { makeTokenizer } from './tokenizer.ts';
import { WORDS } from './words.ts';

export interface Qwen2VlShape {
  vision: Omit<Qwen2VisionShape, 'hidden'>;
  text: DecoderShape & { sections: readonly [number, number, number] };
  /** Bounds of a picture's area, px. */
  minPixels: number;
  maxPixels: number;
}

const SPECIALS = [
  '<|endoftext|>',
  '<|im_start|>',
  '<|im_end|>',
  '<|vision_start|>',
  '<|vision_end|>',
  '<|vision_pad|>',
  '<|image_pad|>',
  '<|video_pad|>',
];
const CHAT_TEMPLATE = [
  "{% for message in messages %}{% if loop.first and message.role != 'system' %}",
  "<|im_start|>system{{ '\\n' }}You are a helpful assistant.<|im_end|>{{ '\\n' }}{% endif %}",
  "<|im_start|>{{ message.role }}{{ '\\n' }}",
  '{% if message.content is string %}{{ message.content }}{% else %}{% for part in message.content %}',
  "{% if part.type == 'image' %}<|vision_start|><|image_pad|><|vision_end|>{% else %}{{ part.text }}{% endif %}",
  "{% endfor %}{% endif %}<|im_end|>{{ '\\n' }}{% endfor %}",
  "{% if add_generation_prompt %}<|im_start|>assistant{{ '\\n' }}{% endif %}",
].join('');

/** A Qwen2-VL small enough to be written in a test: 28 px squares become one token, pictures of up to 16 tokens. */
export const TINY_QWEN2_VL: Qwen2VlShape = {
  vision: { patch: 14, temporalPatch: 2, width: 32, layers: 2, heads: 2, inner: 64, merge: 2 },
  text: {
    vocabulary: makeTokenizer(SPECIALS, WORDS).ids.size,
    hidden: 32,
    layers: 2,
    heads: 4,
    kvHeads: 2,
    headSize: 16,
    inner: 64,
    theta: 1_000_000,
    attentionBias: true,
    sections: [2, 3, 3],
  },
  minPixels: 28 * 28 * 4,
  maxPixels: 28 * 28 * 16,
};

/** Writes a Qwen2-VL of random weights in transformers.js' layout; the same seed gives the same numbers in every format. */
export function writeQwen2Vl(
  folder: string,
  seed = 'qwen2-vl',
  shape: Qwen2VlShape = TINY_QWEN2_VL,
  formats: readonly Format[] = ['fp32'],
): void {
  const { text } = shape;
  const vision = { ...shape.vision, hidden: text.hidden };
  writeModelFolder(folder, seed, qwen2VlFiles(shape), [
    { name: 'vision_encoder', build: (numerics) => qwen2Vision(numerics, vision), formats },
    { name: 'embed_tokens', build: (numerics) => embedTokens(numerics, text), formats },
    { name: 'decoder_model_merged', build: (numerics) => llamaDecoder(numerics, text), formats },
  ]);
}

function qwen2VlFiles({ vision, text, minPixels, maxPixels }: Qwen2VlShape): Record<string, unknown> {
  const { json, ids } = makeTokenizer(SPECIALS, WORDS);
  return {
    'config.json': {
      architectures: ['Qwen2VLForConditionalGeneration'],
      model_type: 'qwen2_vl',
      ...textConfig(text),
      image_token_id: ids.get('<|image_pad|>'),
      video_token_id: ids.get('<|video_pad|>'),
      vision_start_token_id: ids.get('<|vision_start|>'),
      vision_end_token_id: ids.get('<|vision_end|>'),
      rope_scaling: { type: 'mrope', mrope_section: text.sections },
      tie_word_embeddings: false,
      vision_config: {
        depth: vision.layers,
        embed_dim: vision.width,
        hidden_size: text.hidden,
        in_chans: 3,
        num_heads: vision.heads,
        patch_size: vision.patch,
        spatial_merge_size: vision.merge,
        spatial_patch_size: vision.patch,
        temporal_patch_size: vision.temporalPatch,
      },
    },
    'generation_config.json': {
      bos_token_id: ids.get('<|endoftext|>'),
      eos_token_id: [ids.get('<|im_end|>'), ids.get('<|endoftext|>')],
      pad_token_id: ids.get('<|endoftext|>'),
    },
    'preprocessor_config.json': {
      image_processor_type: 'Qwen2VLImageProcessor',
      processor_class: 'Qwen2VLProcessor',
      // CLIP's means and deviations.
      image_mean: [0.48145466, 0.4578275, 0.40821073],
      image_std: [0.26862954, 0.26130258, 0.27577711],
      do_convert_rgb: true,
      do_normalize: true,
      do_rescale: true,
      do_resize: true,
      rescale_factor: 1 / 255,
      resample: 3,
      patch_size: vision.patch,
      temporal_patch_size: vision.temporalPatch,
      merge_size: vision.merge,
      min_pixels: minPixels,
      max_pixels: maxPixels,
      size: { shortest_edge: minPixels, longest_edge: maxPixels },
    },
    'tokenizer.json': json,
    'tokenizer_config.json': {
      tokenizer_class: 'Qwen2Tokenizer',
      processor_class: 'Qwen2VLProcessor',
      model_max_length: 8192,
      clean_up_tokenization_spaces: false,
      eos_token: '<|im_end|>',
      pad_token: '<|endoftext|>',
      chat_template: CHAT_TEMPLATE,
    },
  };
}
