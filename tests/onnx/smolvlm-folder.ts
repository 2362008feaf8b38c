import { embedTokens } from './embed-tokens.ts';
import { type DecoderShape, llamaDecoder } from './llama-decoder.ts';
import { type Format, writeModelFolder } from './model-folder.ts';
import { smolvlmVision, type VisionShape, visionTokens } from './smolvlm-vision.ts';
import { makeTokenizer } from './tokenizer.ts';
import { WORDS } from './words.ts';

export interface SmolVlmShape {
  vision: Omit<VisionShape, 'hidden'>;
  /** The vocabulary may be larger than what the tokenizer knows. */
  text: Omit<DecoderShape, 'sections' | 'attentionBias'>;
  /** Pictures are first brought to this side, px, and then to the encoder's. */
  longestEdge: number;
}

export interface SmolVlmFormats {
  vision: readonly Format[];
  embed: readonly Format[];
  decoder: readonly Format[];
}

/** The first ids of the tokenizer, in SmolVLM's spelling; `<row_…>` stand for the parts of pictures that were split. */
const SPECIALS = [
  '<|endoftext|>',
  '<|im_start|>',
  '<|im_end|>',
  '<fake_token_around_image>',
  '<image>',
  '<end_of_utterance>',
  '<global-img>',
  ...Array.from({ length: 36 }, (_, i) => `<row_${Math.floor(i / 6) + 1}_col_${(i % 6) + 1}>`),
];
const CHAT_TEMPLATE = [
  '<|im_start|>{% for message in messages %}{{ message.role | capitalize }}',
  "{% if message.content[0].type == 'image' %}:{% else %}{{ ': ' }}{% endif %}",
  "{% for part in message.content %}{% if part.type == 'image' %}<image>{% else %}{{ part.text }}{% endif %}{% endfor %}",
  "<end_of_utterance>{{ '\\n' }}{% endfor %}{% if add_generation_prompt %}Assistant:{% endif %}",
].join('');

/** A small tokenizer's size, for models that need no larger vocabulary. */
const SMOLVLM_VOCABULARY = makeTokenizer(SPECIALS, WORDS).ids.size;

/**
 * Writes a SmolVLM of random weights in transformers.js' layout (config, processor, tokenizer, three graphs).
 * The same seed gives the same numbers in every format.
 */
export function writeSmolVlm(folder: string, seed: string, shape: SmolVlmShape, formats: SmolVlmFormats): void {
  const { text } = shape;
  const vision = { ...shape.vision, hidden: text.hidden };
  writeModelFolder(folder, seed, smolVlmFiles(shape, visionTokens(vision)), [
    { name: 'vision_encoder', build: (numerics) => smolvlmVision(numerics, vision), formats: formats.vision },
    { name: 'embed_tokens', build: (numerics) => embedTokens(numerics, text), formats: formats.embed },
    { name: 'decoder_model_merged', build: (numerics) => llamaDecoder(numerics, text), formats: formats.decoder },
  ]);
}

function smolVlmFiles({ vision, text, longestEdge }: SmolVlmShape, tokens: number): Record<string, unknown> {
  const { json, ids } = makeTokenizer(SPECIALS, WORDS);
  const ends = { bos_token_id: ids.get('<|im_start|>'), eos_token_id: ids.get('<end_of_utterance>'), pad_token_id: 2 };
  const half = [0.5, 0.5, 0.5];
  return {
    'config.json': {
      architectures: ['SmolVLMForConditionalGeneration'],
      model_type: 'smolvlm',
      image_token_id: ids.get('<image>'),
      pad_token_id: ends.pad_token_id,
      scale_factor: vision.scale,
      tie_word_embeddings: false,
      vocab_size: text.vocabulary,
      text_config: { model_type: 'llama', ...textConfig(text) },
      vision_config: {
        model_type: 'smolvlm_vision',
        hidden_size: vision.width,
        image_size: vision.image,
        patch_size: vision.patch,
        num_hidden_layers: vision.layers,
        num_attention_heads: vision.heads,
        intermediate_size: vision.inner,
      },
      'transformers.js_config': { kv_cache_dtype: { fp16: 'float16', q4f16: 'float16' } },
    },
    'generation_config.json': { _from_model_config: true, ...ends },
    'preprocessor_config.json': {
      do_convert_rgb: true,
      do_image_splitting: true,
      do_normalize: true,
      do_pad: true,
      do_rescale: true,
      do_resize: true,
      image_mean: half,
      image_std: half,
      image_processor_type: 'SmolVLMImageProcessor',
      max_image_size: { longest_edge: vision.image },
      processor_class: 'SmolVLMProcessor',
      resample: 1,
      rescale_factor: 1 / 255,
      size: { longest_edge: longestEdge },
    },
    'processor_config.json': { image_seq_len: tokens, processor_class: 'SmolVLMProcessor' },
    'tokenizer.json': json,
    'tokenizer_config.json': {
      tokenizer_class: 'GPT2Tokenizer',
      processor_class: 'SmolVLMProcessor',
      model_max_length: 8192,
      clean_up_tokenization_spaces: false,
      bos_token: '<|im_start|>',
      eos_token: '<end_of_utterance>',
      pad_token: '<|im_end|>',
      unk_token: '<|endoftext|>',
      chat_template: CHAT_TEMPLATE,
    },
  };
}

/** A Llama-like text model in the words of its config.json. */
export function textConfig(text: DecoderShape): Record<string, unknown> {
  return {
    hidden_size: text.hidden,
    num_hidden_layers: text.layers,
    num_attention_heads: text.heads,
    num_key_value_heads: text.kvHeads,
    head_dim: text.headSize,
    intermediate_size: text.inner,
    max_position_embeddings: 8192,
    rms_norm_eps: 1e-5,
    rope_theta: text.theta,
    vocab_size: text.vocabulary,
  };
}

/** A SmolVLM small enough to be written in a test: 16 tokens a picture. */
export const TINY_SMOLVLM: SmolVlmShape = {
  vision: { image: 64, patch: 8, width: 32, layers: 1, heads: 2, inner: 64, scale: 2 },
  text: {
    vocabulary: SMOLVLM_VOCABULARY,
    hidden: 32,
    layers: 2,
    heads: 4,
    kvHeads: 2,
    headSize: 16,
    inner: 64,
    theta: 10_000,
  },
  longestEdge: 128,
};
