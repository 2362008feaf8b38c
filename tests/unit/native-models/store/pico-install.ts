import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach } from 'node:test';
import type { InstallableEntry } from '../../../../native-models/catalog/installable-entry.ts';
import { hubFrom } from '../../../../native-models/store/hub-address.ts';
import { installModel, type Progress } from '../../../../native-models/store/install-model.ts';
import { readStored } from '../../../../native-models/store/installed.ts';
import type { Patience } from '../../../../native-models/store/retry.ts';
import { type FakeHub, type Fault, modelFiles, openFakeHub } from '../../../fixtures/fake-hub.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';

const parts = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'];
export const decoder = 'onnx/decoder_model_merged.onnx';
export const vision = 'onnx/vision_encoder.onnx';
export const entry: InstallableEntry = {
  id: 'pico',
  name: 'Pico',
  task: 'vlm',
  family: 'smolvlm',
  gives: 'tests',
  licence: 'MIT',
  repo: 'made/pico-vlm',
  revision: 'main',
  files: ['config.json', 'tokenizer.json', 'preprocessor_config.json'],
  optional: ['chat_template.json', 'processor_config.json'],
  variants: { fp32: { files: parts.map((part) => `onnx/${part}.onnx`), bytes: 5_700_000, memory: 1 } },
  dtypes: { cpu: 'fp32' },
  vlm: { imageTokens: 64, imageSize: 128, budget: 16, order: 'frame-first', framesPerPrompt: 1 },
};
const impatient = { tries: 3, firstPause: 1, longestPause: 5, stall: 300 };
export const whole = modelFiles('pico-vlm');

export let hub: FakeHub;
const scratch = scratchFolder();
/** Where the model goes, another folder for each test. */
export let modelsDir: string;
let folders = 0;

/** A well-behaved hub and an empty folder. */
export async function beginAnew(): Promise<void> {
  await hub?.close();
  hub = await openFakeHub(new Map(whole));
  modelsDir = join(scratch, String(folders++));
}
beforeEach(beginAnew);
after(() => hub.close());

interface Options {
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  entry?: InstallableEntry;
  patience?: Patience;
}

export function install(options: Options = {}) {
  return installModel({
    modelsDir,
    hub: hubFrom(options.env ?? { HF_ENDPOINT: hub.endpoint }),
    entry: options.entry ?? entry,
    devices: ['cpu'],
    cacheDir: join(modelsDir, 'no-cache'),
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => {}),
    now: () => 1000,
    patience: options.patience ?? impatient,
  });
}

/** What lies there under the model's name. */
export const bytesOf = (path: string) => readFileSync(join(modelsDir, 'pico', path));
export const partOf = (path: string) => join(modelsDir, '.partial-pico', `${path}.part`);

/** The model that lies there is the one of the fixtures, to the byte, and nothing else lies about. */
export async function assertWhole(): Promise<void> {
  const stored = await readStored(modelsDir, 'pico', { hash: true });
  assert.equal(stored?.state, 'ready');
  for (const { path } of stored!.manifest!.files) assert.ok(bytesOf(path).equals(whole.get(path)!), path);
  const left = readdirSync(modelsDir, { recursive: true }).map(String);
  assert.deepEqual(
    left.filter((name) => /\.part$|\.partial|\.gone|download\.json/.test(name)),
    [],
  );
}

/** Nothing has the model's name yet. */
export const assertNotThere = () => assert.equal(existsSync(join(modelsDir, 'pico')), false);

/** The first time that a file's bytes are asked for. */
export const once = (path: string, fault: Fault, at: 'hub' | 'cdn' = 'cdn') => {
  hub.fault = (asked) =>
    asked.at === at && asked.method === 'GET' && asked.path === path && asked.before === 0 ? fault : undefined;
};
/** Each time. */
export const always = (path: string, fault: Fault, at: 'hub' | 'cdn' = 'cdn') => {
  hub.fault = (asked) => (asked.at === at && asked.method === 'GET' && asked.path === path ? fault : undefined);
};
/** What was asked of the storage for a file, in order. */
export const rangesOf = (path: string) =>
  hub.asked.filter((asked) => asked.at === 'cdn' && asked.path === path).map(({ range }) => range);
