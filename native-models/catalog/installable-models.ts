import { type Dtype, dtypeSuffixes } from './dtypes.ts';
import type { InstallableEntry, Variant, VlmFacts } from './installable-entry.ts';
import { textModels } from './installable-text-models.ts';

/*
 * Repositories, licences, names and rounded sizes of files as the hub's own pages show them (each at the commit that stands here, where one
 * does). Memory is an estimate: the weights, and room for what is computed. The best order and the frames that fit one prompt have not been
 * measured for these models; they stand as the models' own templates have it, and carefully.
 */

const vlmParts = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'];

/** One kind of numbers of a model whose parts are one file each. @param megabytes of the parts together, about */
function variant(parts: readonly string[], dtype: Dtype, megabytes: number): Variant {
  const files = parts.map((part) => `onnx/${part}${dtypeSuffixes[dtype]}.onnx`);
  return { files, bytes: megabytes * 1e6, memory: Math.round(megabytes * 1.3e6) + 300e6 };
}

/** The same where graphs of more than 2 GB keep their weights beside them; which ones do is the hub's to say. */
function largeVariant(dtype: Dtype, megabytes: number): Variant {
  const { files, ...rest } = variant(vlmParts, dtype, megabytes);
  return { files, optional: files.map((file) => `${file}_data`), ...rest };
}

/** What every model needs; and what those that have it are better off with. */
const common = {
  files: ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
  optional: ['generation_config.json', 'processor_config.json', 'special_tokens_map.json', 'chat_template.json'],
};

/** 4-bit blocks on a CPU; half floats where they are computed as such. */
const smolDtypes = { cpu: 'q4', cuda: 'fp16', coreml: 'fp16', dml: 'fp16', webgpu: 'fp16' } as const;

const smol256 = {
  fp32: variant(vlmParts, 'fp32', 1029),
  fp16: variant(vlmParts, 'fp16', 515),
  q4: variant(vlmParts, 'q4', 268),
  q4f16: variant(vlmParts, 'q4f16', 189),
  q8: variant(vlmParts, 'q8', 261),
};
const smol500 = {
  fp32: variant(vlmParts, 'fp32', 2030),
  fp16: variant(vlmParts, 'fp16', 1015),
  q4: variant(vlmParts, 'q4', 485),
  q4f16: variant(vlmParts, 'q4f16', 360),
  q8: variant(vlmParts, 'q8', 510),
};

/** 64 tokens for 512 × 512 px, by the models' cards. */
const smolFacts: VlmFacts = {
  imageTokens: 64,
  imageSize: 512,
  budget: 16,
  order: 'frame-first',
  framesPerPrompt: 1,
};

const smol = { ...common, task: 'vlm', family: 'smolvlm', licence: 'Apache-2.0', dtypes: smolDtypes } as const;

/** The models that Cuepoint can fetch from the Hugging Face hub. */
export const installableModels: readonly InstallableEntry[] = [
  {
    ...smol,
    id: 'smolvlm-256m-instruct',
    name: 'SmolVLM 256M',
    gives: 'Looks at frames: better order of what is found, answers from pictures. Small and quick',
    repo: 'HuggingFaceTB/SmolVLM-256M-Instruct',
    revision: 'acc054744d60adea9d88214dab6e2219e6e512a7',
    variants: smol256,
    vlm: smolFacts,
  },
  {
    ...smol,
    id: 'smolvlm-500m-instruct',
    name: 'SmolVLM 500M',
    gives: 'Looks at frames, sees more than the small one; takes twice the time and memory',
    repo: 'HuggingFaceTB/SmolVLM-500M-Instruct',
    revision: 'main',
    variants: smol500,
    vlm: smolFacts,
  },
  {
    ...smol,
    id: 'smolvlm2-256m-video-instruct',
    name: 'SmolVLM2 256M Video',
    gives: 'Looks at several frames of a video together. Small and quick',
    repo: 'HuggingFaceTB/SmolVLM2-256M-Video-Instruct',
    revision: '7250429945d8016c21bedae06e1be62646b64181',
    variants: smol256,
    vlm: { ...smolFacts, framesPerPrompt: 8 },
  },
  {
    ...smol,
    id: 'smolvlm2-500m-video-instruct',
    name: 'SmolVLM2 500M Video',
    gives: 'Looks at several frames of a video together, sees more; takes twice the time and memory',
    repo: 'HuggingFaceTB/SmolVLM2-500M-Video-Instruct',
    revision: 'main',
    variants: smol500,
    vlm: { ...smolFacts, framesPerPrompt: 8 },
  },
  {
    ...common,
    id: 'qwen2-vl-2b-instruct',
    task: 'vlm',
    family: 'qwen2-vl',
    name: 'Qwen2-VL 2B',
    gives: 'Looks at frames and reads what is written in them; for machines with a graphics card and much memory',
    licence: 'Apache-2.0',
    repo: 'onnx-community/Qwen2-VL-2B-Instruct',
    revision: 'main',
    variants: {
      fp16: largeVariant('fp16', 4900),
      q4: largeVariant('q4', 4900),
      q4f16: largeVariant('q4f16', 2800),
    },
    dtypes: { cpu: 'q4', cuda: 'q4f16', coreml: 'fp16', dml: 'q4f16', webgpu: 'q4f16' },
    // A token for 28 × 28 px: as many as there is room for; 448 px is what frames are taken down to.
    // Two thousand million parameters, tuned on instructions: the smaller ones write no JSON that one could rely on.
    vlm: { imageTokens: 256, imageSize: 448, budget: 16, order: 'frame-first', framesPerPrompt: 4, plans: true },
  },
  {
    ...common,
    id: 'clip-vit-base-patch32',
    task: 'embed-image',
    family: 'clip',
    name: 'CLIP ViT-B/32',
    gives: 'Finds frames by what they show, without a word said or written',
    // OpenAI's repository of the model; the converted one names none.
    licence: 'MIT',
    repo: 'Xenova/clip-vit-base-patch32',
    revision: '0b95b21b04a877260b196dfc3ebdb79c3c8be8ca',
    variants: {
      fp32: variant(['text_model', 'vision_model'], 'fp32', 606),
      fp16: variant(['text_model', 'vision_model'], 'fp16', 303),
      q8: variant(['text_model', 'vision_model'], 'q8', 154),
    },
    // It runs on the processor whatever devices there are.
    dtypes: { cpu: 'fp32' },
  },
  {
    ...common,
    id: 'owlvit-base-patch32',
    task: 'detect-open',
    family: 'owlvit',
    name: 'OWL-ViT B/32',
    gives: 'Looks for whatever a question names, beyond the 80 known kinds of things. The quicker one',
    licence: 'Apache-2.0',
    repo: 'Xenova/owlvit-base-patch32',
    revision: 'main',
    variants: {
      fp32: variant(['model'], 'fp32', 612),
      fp16: variant(['model'], 'fp16', 307),
      q8: variant(['model'], 'q8', 155),
    },
    dtypes: { cpu: 'q8' },
  },
  {
    ...common,
    id: 'owlv2-base-patch16-ensemble',
    task: 'detect-open',
    family: 'owlv2',
    name: 'OWLv2 B/16',
    gives: 'Looks for whatever a question names, and sees more of it; takes several times as long',
    licence: 'Apache-2.0',
    repo: 'Xenova/owlv2-base-patch16-ensemble',
    revision: '1e23c8ff034f811c2ca2ce47c38c51e1e4072f6a',
    variants: {
      fp32: variant(['model'], 'fp32', 614),
      fp16: variant(['model'], 'fp16', 308),
      q8: variant(['model'], 'q8', 155),
    },
    dtypes: { cpu: 'q8' },
  },
  ...textModels,
];

/** What the catalogue knows of an installed model: one of the same name and kind. */
export function entryFor(model: { id: string; family: string }): InstallableEntry | undefined {
  return installableModels.find(({ id, family }) => id === model.id && family === model.family);
}
