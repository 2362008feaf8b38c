import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { hubCacheDir } from '../../../../native-models/store/hf-cache.ts';
import { importModel } from '../../../../native-models/store/import-model.ts';
import { readStored } from '../../../../native-models/store/installed.ts';
import { modelFiles } from '../../../fixtures/fake-hub.ts';
import { fixtureModel, scratchFolder } from '../../../fixtures/paths.ts';
import { writePairModel } from '../../../onnx/pair-folder.ts';

const scratch = scratchFolder();
let dir: string;
let modelsDir: string;
let cacheDir: string;
let count = 0;
beforeEach(() => {
  dir = join(scratch, String(count++));
  modelsDir = join(dir, 'models');
  cacheDir = join(dir, 'cache');
});

const take = (from: string, id?: string) => importModel(from, cacheDir, { modelsDir, id, now: () => 5 });

/** A copy of a test model that may be spoilt. */
function copyOf(name: 'pico-vlm' | 'pico-clip', as: string = name): string {
  const folder = join(dir, 'given', as);
  cpSync(fixtureModel(name), folder, { recursive: true });
  return folder;
}

const refused = (from: string, code: string, message: RegExp) => assert.rejects(take(from), { code, message });
const nothingLeft = () => {
  const names = existsSync(modelsDir) ? readdirSync(modelsDir).filter((name) => !name.startsWith('.lock-')) : [];
  assert.deepEqual(names, []);
};

test('a folder of licences beside the model does not get in its way', async () => {
  const folder = copyOf('pico-vlm');
  mkdirSync(join(folder, 'LICENSES'));
  const { files } = await take(folder);
  assert.ok(files.every(({ path }) => !path.startsWith('LICENSES')));
});

test('a link that leads nowhere is told, not left out', async () => {
  const folder = copyOf('pico-vlm');
  rmSync(join(folder, 'tokenizer.json'));
  symlinkSync('../blobs/gone', join(folder, 'tokenizer.json'));
  await refused(folder, 'BROKEN_FILE', /tokenizer\.json is no file: get the model again/);
  nothingLeft();
});

test('a folder in the hub’s layout becomes a model of its name', async () => {
  const manifest = await take(fixtureModel('pico-vlm'));
  assert.deepEqual(
    { id: manifest.id, task: manifest.task, family: manifest.family, source: manifest.source.kind },
    { id: 'pico-vlm', task: 'vlm', family: 'smolvlm', source: 'import' },
  );
  assert.match(manifest.revision, /^[0-9a-f]{12}$/);
  assert.equal((await readStored(modelsDir, 'pico-vlm', { hash: true }))?.state, 'ready');
  const clip = await take(fixtureModel('pico-clip'));
  assert.deepEqual([clip.task, clip.family], ['embed-image', 'clip']);
});

test('readers and rankers of text are told by their architecture, and need nothing of pictures', async () => {
  const given = join(dir, 'given', 'tiny-reader');
  writePairModel(given, { kind: 'roberta', head: { does: 'read-random' } });
  const reader = await take(given);
  assert.deepEqual([reader.id, reader.task, reader.family], ['tiny-reader', 'read', 'reader']);
  const ranking = join(dir, 'given', 'tiny-ranker');
  writePairModel(ranking, { kind: 'bert', head: { does: 'rank-overlap', bias: 0 } });
  const ranker = await take(ranking);
  assert.deepEqual([ranker.task, ranker.family], ['cross-encode', 'cross-encoder']);
  const config = JSON.parse(readFileSync(join(ranking, 'config.json'), 'utf8'));
  const sorts = { ...config, id2label: { 0: 'good', 1: 'bad', 2: 'so so' } };
  writeFileSync(join(ranking, 'config.json'), JSON.stringify(sorts));
  await refused(ranking, 'UNSUPPORTED', /sorts texts into 3 kinds/);
});

test('the copy is its own: what is done to the original afterwards does not reach it', async () => {
  const given = copyOf('pico-vlm');
  await take(given);
  appendFileSync(join(given, 'config.json'), ' ');
  rmSync(join(given, 'onnx'), { recursive: true });
  assert.equal((await readStored(modelsDir, 'pico-vlm', { hash: true }))?.state, 'ready');
});

test('the same files are one model, under whatever name they come again', async () => {
  await take(copyOf('pico-vlm'));
  assert.equal((await take(copyOf('pico-vlm', 'other'))).id, 'pico-vlm');
  assert.equal(existsSync(join(modelsDir, 'other')), false);
});

test('another model of the same name gets a number; a name that was asked for is not taken over', async () => {
  const first = await take(copyOf('pico-vlm'));
  const changed = copyOf('pico-vlm', 'Pico VLM');
  appendFileSync(join(changed, 'config.json'), '\n');
  assert.equal((await take(changed)).id, 'pico-vlm-2');
  assert.notEqual((await readStored(modelsDir, 'pico-vlm-2'))?.manifest?.revision, first.revision);
  await assert.rejects(take(changed, 'pico-vlm'), { code: 'BAD_INPUT', message: /already/ });
  await assert.rejects(take(changed, 'whisper-base'), { code: 'BAD_INPUT' }, 'an embedded model’s name is taken');
  for (const id of ['../x', 'a/b', '.hidden', 'UPPER', 'con', 'a..b', '']) {
    await assert.rejects(take(changed, id), { code: 'BAD_INPUT', message: /cannot be a model’s id/ }, id);
  }
});

test('what cannot be run is refused with what is wrong with it', async () => {
  await refused(join(dir, 'nowhere'), 'NOT_FOUND', /no folder/);
  mkdirSync(join(dir, 'empty'), { recursive: true });
  await refused(join(dir, 'empty'), 'BAD_INPUT', /no config\.json/);
  const given = copyOf('pico-vlm');
  const config = readFileSync(join(given, 'config.json'), 'utf8');
  writeFileSync(join(given, 'config.json'), '{"model_type": "llama"}');
  await refused(
    given,
    'UNSUPPORTED',
    /“llama”; it runs smolvlm, idefics3, qwen2_vl, clip, owlvit, owlv2, and readers and rankers of text/,
  );
  writeFileSync(join(given, 'config.json'), '{"model_type":');
  await refused(given, 'BROKEN_FILE', /config\.json/);
  writeFileSync(join(given, 'config.json'), config);
  rmSync(join(given, 'tokenizer.json'));
  await refused(given, 'BROKEN_FILE', /tokenizer\.json is missing/);
  cpSync(join(fixtureModel('pico-vlm'), 'tokenizer.json'), join(given, 'tokenizer.json'));
  rmSync(join(given, 'onnx', 'vision_encoder.onnx'));
  await refused(given, 'BROKEN_FILE', /onnx\/vision_encoder\.onnx is missing/);
  nothingLeft();
});

test('parts of different kinds of numbers make no model', async () => {
  const given = copyOf('pico-vlm');
  const onnx = join(given, 'onnx');
  cpSync(join(onnx, 'vision_encoder.onnx'), join(onnx, 'vision_encoder_q4.onnx'));
  rmSync(join(onnx, 'vision_encoder.onnx'));
  await refused(given, 'BROKEN_FILE', /onnx\/vision_encoder\.onnx is missing/);
});

test('an ONNX file that is cut off, and a pointer of Git LFS, are recognised', async () => {
  const given = copyOf('pico-vlm');
  const decoder = join(given, 'onnx', 'decoder_model_merged.onnx');
  truncateSync(decoder, 3_000_000);
  await refused(given, 'BROKEN_FILE', /cut off/);
  writeFileSync(decoder, 'version https://git-lfs.github.com/spec/v1\noid sha256:4b9b\nsize 3368894\n');
  await refused(given, 'BROKEN_FILE', /git lfs pull/);
  nothingLeft();
});

test('of a whole repository only what some device would load is copied', async () => {
  const given = copyOf('pico-clip');
  for (const suffix of ['_fp16', '_q4', '_quantized', '_bnb4']) {
    for (const part of ['text_model', 'vision_model']) {
      cpSync(join(given, 'onnx', `${part}.onnx`), join(given, 'onnx', `${part}${suffix}.onnx`));
    }
  }
  writeFileSync(join(given, 'model.safetensors'), 'large');
  writeFileSync(join(given, 'onnx', 'vision_model_fp16.onnx_data'), 'weights beside the graph');
  writeFileSync(join(given, 'onnx', 'notes.txt'), '');
  mkdirSync(join(given, '.git'));
  const paths = (await take(given)).files.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => path.startsWith('onnx/')),
    [
      'onnx/text_model_fp16.onnx',
      'onnx/text_model_q4.onnx',
      'onnx/vision_model_fp16.onnx',
      'onnx/vision_model_fp16.onnx_data',
      'onnx/vision_model_q4.onnx',
    ],
  );
  assert.ok(!paths.includes('model.safetensors'));
});

test('files that nobody may write come in as ones that can be removed again', async () => {
  const given = copyOf('pico-clip');
  chmodSync(join(given, 'config.json'), 0o444);
  await take(given);
  assert.ok(statSync(join(modelsDir, 'pico-clip', 'config.json')).mode & 0o200);
});

/** Lays a test model out as huggingface_hub does: blobs by hash, and a snapshot of links to them. */
function cache(repo: string, commit: string, { main = true } = {}): string {
  const folder = join(cacheDir, `models--${repo.replace('/', '--')}`);
  for (const [path, body] of modelFiles('pico-vlm')) {
    const name = path.endsWith('.onnx')
      ? createHash('sha256').update(body).digest('hex')
      : createHash('sha1').update(`blob ${body.byteLength}\0`).update(body).digest('hex');
    const blob = join(folder, 'blobs', name);
    const link = join(folder, 'snapshots', commit, path);
    mkdirSync(dirname(blob), { recursive: true });
    mkdirSync(dirname(link), { recursive: true });
    writeFileSync(blob, body);
    symlinkSync(blob, link);
  }
  mkdirSync(join(folder, 'refs'), { recursive: true });
  if (main) writeFileSync(join(folder, 'refs', 'main'), commit);
  return folder;
}

const commitA = 'a'.repeat(40);
const commitB = 'b'.repeat(40);

test('a repository of the Hugging Face cache is taken by its name, with its commit', async () => {
  cache('made/Pico', commitB, { main: false });
  cache('made/Pico', commitA);
  const manifest = await take('made/Pico');
  assert.equal(manifest.id, 'pico');
  assert.deepEqual(manifest.source, { kind: 'hub', repo: 'made/Pico', commit: commitA });
  assert.equal(manifest.revision, commitA);
  assert.equal((await readStored(modelsDir, 'pico', { hash: true }))?.state, 'ready');
  await refused('made/nothing', 'NOT_FOUND', /Hugging Face cache/);
});

test('a path into the cache means the same, from outside of it too', async () => {
  const folder = cache('made/pico', commitA);
  assert.equal((await take(folder, 'by-folder')).revision, commitA);
  assert.equal((await take(join(folder, 'snapshots', commitA), 'by-snapshot')).revision, commitA);
});

test('a blob that is not what its name says is refused', async () => {
  const folder = cache('made/pico', commitA);
  const blobs = join(folder, 'blobs');
  const large = readdirSync(blobs).find((name) => name.length === 64)!;
  const bytes = readFileSync(join(blobs, large));
  bytes[bytes.byteLength - 3] = bytes[bytes.byteLength - 3]! ^ 1;
  writeFileSync(join(blobs, large), bytes);
  await refused('made/pico', 'BROKEN_FILE', /not what the Hugging Face cache says/);
  nothingLeft();
});

test('the cache is looked for where huggingface_hub has it', () => {
  assert.equal(hubCacheDir({ HF_HUB_CACHE: '/a' }), '/a');
  assert.equal(hubCacheDir({ HF_HOME: '/b', HUGGINGFACE_HUB_CACHE: '/c' }), '/c');
  assert.equal(hubCacheDir({ HF_HOME: '/b' }), '/b/hub');
  assert.equal(hubCacheDir({ XDG_CACHE_HOME: '/d' }), '/d/huggingface/hub');
  assert.match(hubCacheDir({}), /\.cache\/huggingface\/hub$/);
});
