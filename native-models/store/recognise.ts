import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Dtype, dtypeSuffixes } from '../catalog/dtypes.ts';
import type { ModelFamily, ModelTask } from './manifest.ts';
import { StoreError } from './store-error.ts';

/** The parts that a family's model is made of, each an ONNX file under onnx/. */
const families: Record<ModelFamily, { task: ModelTask; types: string[]; parts: string[] }> = {
  smolvlm: {
    task: 'vlm',
    types: ['smolvlm', 'idefics3'],
    parts: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'],
  },
  'qwen2-vl': { task: 'vlm', types: ['qwen2_vl'], parts: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'] },
  clip: { task: 'embed-image', types: ['clip'], parts: ['text_model', 'vision_model'] },
  owlvit: { task: 'detect-open', types: ['owlvit'], parts: ['model'] },
  owlv2: { task: 'detect-open', types: ['owlv2'], parts: ['model'] },
};

export interface Recognised {
  task: ModelTask;
  family: ModelFamily;
  /** Kinds of numbers in which all parts are there. */
  dtypes: Dtype[];
}

const config = z.object({ model_type: z.string() });

/**
 * What a folder in the hub's layout holds, by its config.json and its files.
 * @throws StoreError BAD_INPUT where it is no such folder, UNSUPPORTED where Cuepoint cannot run it, BROKEN_FILE where files are missing.
 */
export async function recognise(folder: string): Promise<Recognised> {
  const type = await modelType(folder);
  const known = Object.entries(families).find(([, { types }]) => types.includes(type));
  if (known === undefined) {
    const names = Object.values(families).flatMap(({ types }) => types);
    throw new StoreError(
      'UNSUPPORTED',
      `Cuepoint cannot run models of the type “${type}”; it runs ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
    );
  }
  const [family, { task, parts }] = known as [ModelFamily, (typeof families)[ModelFamily]];
  const present = new Set(await readdir(join(folder, 'onnx')).catch(() => [] as string[]));
  const dtypes = dtypesAmong(present, parts);
  if (dtypes.length === 0) throw missingParts(folder, parts, present);
  await requireTokenizer(folder);
  return { task, family, dtypes };
}

/** Kinds of numbers in which a family's model is whole. @param names files of its onnx folder */
export function dtypesOf(family: ModelFamily, names: Iterable<string>): Dtype[] {
  return dtypesAmong(new Set(names), families[family].parts);
}

function dtypesAmong(present: ReadonlySet<string>, parts: readonly string[]): Dtype[] {
  const all = Object.entries(dtypeSuffixes) as [Dtype, string][];
  return all
    .filter(([, suffix]) => parts.every((part) => present.has(`${part}${suffix}.onnx`)))
    .map(([dtype]) => dtype);
}

async function modelType(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new StoreError(
      'BAD_INPUT',
      `There is no config.json in ${folder}: choose the folder of a model as the Hugging Face hub lays it out.`,
    );
  }
  try {
    return config.parse(JSON.parse(text)).model_type;
  } catch (error) {
    throw new StoreError(
      'BROKEN_FILE',
      `The config.json in ${folder} does not say what model it is: get it again.`,
      error,
    );
  }
}

function missingParts(folder: string, parts: readonly string[], present: ReadonlySet<string>): StoreError {
  const nearest = Object.entries(dtypeSuffixes)
    .map(([, suffix]) =>
      parts.filter((part) => !present.has(`${part}${suffix}.onnx`)).map((part) => `${part}${suffix}.onnx`),
    )
    .sort((a, b) => a.length - b.length)[0]!;
  return new StoreError(
    'BROKEN_FILE',
    `The model in ${folder} is not whole: ${nearest.map((name) => `onnx/${name}`).join(', ')} ${nearest.length === 1 ? 'is' : 'are'} missing.`,
  );
}

async function requireTokenizer(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes('tokenizer.json') && names.includes('preprocessor_config.json')) return;
  const name = names.includes('tokenizer.json') ? 'preprocessor_config.json' : 'tokenizer.json';
  throw new StoreError('BROKEN_FILE', `The model in ${folder} is not whole: ${name} is missing.`);
}
