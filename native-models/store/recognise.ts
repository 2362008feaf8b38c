import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Dtype, dtypeSuffixes } from '../catalog/dtypes.ts';
import type { ModelFamily, ModelTask } from './manifest.ts';
import { StoreError } from './store-error.ts';

interface Family {
  task: ModelTask;
  /** By config.json's model_type; or, where many types do one task, by the ending of its architecture. */
  types: string[];
  architecture?: RegExp;
  parts: string[];
  /** Beside tokenizer.json. */
  needs?: string[];
}

/** The parts that a family's model is made of, each an ONNX file under onnx/. */
const families: Record<ModelFamily, Family> = {
  smolvlm: {
    task: 'vlm',
    types: ['smolvlm', 'idefics3'],
    parts: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'],
  },
  'qwen2-vl': { task: 'vlm', types: ['qwen2_vl'], parts: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'] },
  clip: { task: 'embed-image', types: ['clip'], parts: ['text_model', 'vision_model'] },
  owlvit: { task: 'detect-open', types: ['owlvit'], parts: ['model'] },
  owlv2: { task: 'detect-open', types: ['owlv2'], parts: ['model'] },
  reader: { task: 'read', types: [], architecture: /ForQuestionAnswering$/, parts: ['model'], needs: [] },
  'cross-encoder': {
    task: 'cross-encode',
    types: [],
    architecture: /ForSequenceClassification$/,
    parts: ['model'],
    needs: [],
  },
};

export interface Recognised {
  task: ModelTask;
  family: ModelFamily;
  /** Kinds of numbers in which all parts are there. */
  dtypes: Dtype[];
}

const config = z.object({
  model_type: z.string(),
  architectures: z.array(z.string()).nullish(),
  id2label: z.record(z.string(), z.unknown()).optional(),
});

/**
 * What a folder in the hub's layout holds, by its config.json and its files.
 * @throws StoreError BAD_INPUT where it is no such folder, UNSUPPORTED where Cuepoint cannot run it, BROKEN_FILE where files are missing.
 */
export async function recognise(folder: string): Promise<Recognised> {
  const { model_type: type, architectures, id2label = {} } = await readConfig(folder);
  const known = Object.entries(families).find(
    ([, { types, architecture }]) => types.includes(type) || architectures?.some((one) => architecture?.test(one)),
  );
  if (known === undefined) {
    const names = Object.values(families).flatMap(({ types }) => types);
    throw new StoreError(
      'UNSUPPORTED',
      `Cuepoint cannot run models of the type “${type}”; it runs ${names.join(', ')}, and readers and rankers of text.`,
    );
  }
  const [family, { task, parts, needs = ['preprocessor_config.json'] }] = known as [ModelFamily, Family];
  const kinds = Object.keys(id2label).length;
  if (task === 'cross-encode' && kinds !== 1) {
    throw new StoreError(
      'UNSUPPORTED',
      `The model in ${folder} sorts texts into ${kinds || 2} kinds; Cuepoint can use one that gives a single score of relevance.`,
    );
  }
  const present = new Set(await readdir(join(folder, 'onnx')).catch(() => [] as string[]));
  const dtypes = dtypesAmong(present, parts);
  if (dtypes.length === 0) throw missingParts(folder, parts, present);
  await requireFiles(folder, ['tokenizer.json', ...needs]);
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

async function readConfig(folder: string): Promise<z.infer<typeof config>> {
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new StoreError(
      'BAD_INPUT',
      `There is no config.json in ${folder}: choose the folder of a model as the Hugging Face hub lays it out.`,
    );
  }
  try {
    return config.parse(JSON.parse(text));
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

async function requireFiles(folder: string, wanted: readonly string[]): Promise<void> {
  const names = await readdir(folder);
  const name = wanted.find((one) => !names.includes(one));
  if (name === undefined) return;
  throw new StoreError('BROKEN_FILE', `The model in ${folder} is not whole: ${name} is missing.`);
}
