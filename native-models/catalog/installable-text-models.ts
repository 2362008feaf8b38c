import { type Dtype, dtypeSuffixes } from './dtypes.ts';
import type { InstallableEntry, Variant } from './installable-entry.ts';

/*
 * Readers and rankers of text: one graph each. Repositories, commits, licences and rounded sizes as other projects that pin the same files
 * publish them. Readers are of SQuAD 2.0, which has questions without an answer: one of SQuAD 1 can be imported and is always sure.
 */

function variants(megabytes: Partial<Record<Dtype, number>>): Partial<Record<Dtype, Variant>> {
  const all = Object.entries(megabytes) as [Dtype, number][];
  return Object.fromEntries(
    all.map(([dtype, size]) => [
      dtype,
      {
        files: [`onnx/model${dtypeSuffixes[dtype]}.onnx`],
        bytes: size * 1e6,
        memory: Math.round(size * 1.3e6) + 100e6,
      },
    ]),
  );
}

const common = {
  files: ['config.json', 'tokenizer.json', 'tokenizer_config.json'],
  optional: ['special_tokens_map.json'],
  dtypes: { cpu: 'q8' },
} as const;

/** Models that read a question and a passage together. */
export const textModels: readonly InstallableEntry[] = [
  {
    ...common,
    id: 'tinyroberta-squad2-onnx',
    task: 'read',
    family: 'reader',
    name: 'TinyRoBERTa, SQuAD 2',
    gives:
      'Reads short answers out of what was said and written, in its own words, and tells when there is none. English',
    licence: 'CC-BY-4.0',
    repo: 'onnx-community/tinyroberta-squad2-ONNX',
    revision: '7c9f69b7e6228375169a4553bcfa6639152e3a69',
    variants: variants({ fp32: 326, q8: 82 }),
  },
  {
    ...common,
    id: 'roberta-base-squad2-onnx',
    task: 'read',
    family: 'reader',
    name: 'RoBERTa base, SQuAD 2',
    gives: 'Reads short answers as the small one does, with fewer slips; takes twice the time. English',
    licence: 'CC-BY-4.0',
    repo: 'onnx-community/roberta-base-squad2-ONNX',
    revision: '6d1aeed784b6386659454d3be72de76fad8b73db',
    variants: variants({ fp32: 496, q8: 125 }),
  },
  {
    ...common,
    id: 'ms-marco-minilm-l-6-v2',
    task: 'cross-encode',
    family: 'cross-encoder',
    name: 'MS MARCO MiniLM L6',
    gives: 'Reads each moment’s words beside the question and puts the most useful first. English',
    licence: 'Apache-2.0',
    repo: 'Xenova/ms-marco-MiniLM-L-6-v2',
    revision: 'a09144355adeed5f58c8ed011d209bf8ee5a1fec',
    variants: variants({ fp32: 91, q8: 23 }),
  },
];
