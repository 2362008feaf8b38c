import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Numerics } from './linear.ts';
import type { Message } from './protobuf.ts';

/** The names that transformers.js gives to the formats of a model, and what each is in the file. */
const FORMATS = {
  fp32: { suffix: '', weights: 'float', compute: 'float32' },
  fp16: { suffix: '_fp16', weights: 'float', compute: 'float16' },
  q8: { suffix: '_quantized', weights: 'blocks8', compute: 'float32' },
  int8: { suffix: '_int8', weights: 'dynamic8', compute: 'float32' },
  q4: { suffix: '_q4', weights: 'blocks4', compute: 'float32' },
  q4f16: { suffix: '_q4f16', weights: 'blocks4', compute: 'float16' },
} as const;

export type Format = keyof typeof FORMATS;

/** One ONNX file of a folder: how it is built, and in which formats it is wanted. */
export interface FolderGraph {
  name: 'vision_encoder' | 'embed_tokens' | 'decoder_model_merged';
  build(numerics: Numerics): Message;
  formats: readonly Format[];
}

/**
 * Writes a folder as transformers.js reads it: `files` beside `onnx/`. All formats of a graph hold the same random weights.
 * @param files contents of JSON files by their names.
 */
export function writeModelFolder(
  folder: string,
  seed: string,
  files: Readonly<Record<string, unknown>>,
  graphs: readonly FolderGraph[],
): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const { name, build, formats } of graphs) {
    for (const format of formats) {
      const { suffix, weights, compute } = FORMATS[format];
      build({ seed: `${seed}/${name}`, weights, compute }).writeFile(join(folder, 'onnx', `${name}${suffix}.onnx`));
    }
  }
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}
