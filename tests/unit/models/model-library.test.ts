import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ModelLibrary, openModelLibrary } from '../../../main/models/model-library.ts';
import { type FakeHub, modelFiles, openFakeHub } from '../../fixtures/fake-hub.ts';
import { fixtureModel, scratchFolder, weightsDir } from '../../fixtures/paths.ts';

const smol = 'smolvlm-256m-instruct';
const scratch = scratchFolder();
const never = new AbortController().signal;

type Opened = Awaited<ReturnType<typeof openModelLibrary>>;
let hub: FakeHub;
let modelsDir: string;
let library: Opened;
let count = 0;
let time = 0;
let given: string[] = [];
const opened: Opened[] = [];

async function open(env: NodeJS.ProcessEnv = {}): Promise<Opened> {
  const next = await openModelLibrary({
    weightsDir,
    modelsDir,
    env: { HF_ENDPOINT: hub.endpoint, HF_HOME: join(modelsDir, '..', 'hf'), ...env },
    patience: { tries: 2, firstPause: 1, longestPause: 1, stall: 500 },
    now: () => ++time,
    giveUp: async (id) => void given.push(id),
  });
  opened.push(next);
  return next;
}

beforeEach(async () => {
  hub = await openFakeHub(modelFiles('pico-vlm', '_q4'));
  modelsDir = join(scratch, String(count++), 'models');
  given = [];
  library = await open();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await hub.close();
});

const status = async (id: string, from: ModelLibrary = library) =>
  (await from.list()).find((model) => model.id === id)!;
const install = (id: string) => library.install(id, { signal: never, onProgress: () => {} });

test('one list holds what came with the program, what is installed and what can be had', async () => {
  await library.import(fixtureModel('pico-vlm'));
  const models = await library.list();
  const of = (id: string) => models.find((model) => model.id === id)!;
  assert.deepEqual(
    [of('whisper-base').embedded, of('whisper-base').state, of('whisper-base').active],
    [true, 'ready', true],
  );
  assert.deepEqual([of('pico-vlm').embedded, of('pico-vlm').state, of('pico-vlm').active], [false, 'ready', true]);
  const offered = of(smol);
  assert.deepEqual(
    [offered.state, offered.active, offered.downloaded, offered.revision],
    ['available', false, 0, null],
  );
  assert.equal(offered.licence, 'Apache-2.0');
  assert.ok(offered.size > 1e8 && offered.memory! > offered.size);
  assert.equal(new Set(models.map(({ id }) => id)).size, models.length);
});

test('the first model becomes the one in use, and stays it when another comes', async () => {
  assert.equal(library.active('vlm'), undefined);
  await library.import(fixtureModel('pico-vlm'));
  assert.equal(library.active('vlm')?.id, 'pico-vlm');
  await install(smol);
  assert.equal(library.active('vlm')?.id, 'pico-vlm');
  await library.use('vlm', smol);
  assert.equal(library.active('vlm')?.id, smol);
  assert.equal((await open()).active('vlm')?.id, smol, 'and it is remembered');
  assert.equal(library.active('embed-image'), undefined);
});

test('none can be chosen, and is not overruled by the next one that comes', async () => {
  await library.import(fixtureModel('pico-vlm'));
  await library.use('vlm', null);
  assert.equal(library.active('vlm'), undefined);
  await install(smol);
  assert.equal(library.active('vlm'), undefined);
  assert.equal((await status('pico-vlm')).active, false);
});

test('an installed model has the catalogue’s facts, an unknown one careful ones', async () => {
  await library.import(fixtureModel('pico-vlm'));
  const unknown = library.active('vlm')!;
  assert.deepEqual([unknown.budget, unknown.order, unknown.framesPerPrompt], [16, 'frame-first', 1]);
  assert.equal(unknown.plans, false, 'nobody knows whether it follows instructions');
  assert.deepEqual(unknown.dtypes, { cpu: 'fp32', cuda: 'fp32', coreml: 'fp32', dml: 'fp32', webgpu: 'fp32' });
  assert.match(unknown.revision, /^[0-9a-f]{12}$/);
  await install(smol);
  await library.use('vlm', smol);
  const known = library.active('vlm')!;
  assert.equal(known.revision, hub.commit);
  // Only what was fetched for the processor is there.
  assert.deepEqual(known.dtypes, { cpu: 'q4', cuda: 'q4', coreml: 'q4', dml: 'q4', webgpu: 'q4' });
  assert.ok(readFileSync(join(known.folder, 'onnx', 'vision_encoder_q4.onnx')).byteLength > 0);
});

test('a damaged model is listed and never handed out, and is not silently stood in for', async () => {
  await library.import(fixtureModel('pico-vlm'));
  await install(smol);
  await library.use('vlm', smol);
  const file = join(modelsDir, smol, 'onnx', 'vision_encoder_q4.onnx');
  truncateSync(file, 10);
  const { state, reason } = await status(smol);
  assert.equal(state, 'broken');
  assert.match(reason!, /vision_encoder_q4\.onnx has 10 bytes/);
  assert.equal(library.active('vlm'), undefined);
  await assert.rejects(library.use('vlm', smol), { code: 'MODEL_MISSING', message: /10 bytes/ });
  assert.equal((await open()).active('vlm'), undefined);
  rmSync(file);
  assert.equal((await status(smol)).state, 'missing');
  await install(smol);
  assert.equal((await status(smol)).state, 'ready');
  assert.equal(library.active('vlm')?.id, smol);
});

test('a changed byte is found by the hash, and a damaged description too', async () => {
  await library.import(fixtureModel('pico-vlm'));
  const file = join(modelsDir, 'pico-vlm', 'onnx', 'embed_tokens.onnx');
  const bytes = readFileSync(file);
  bytes[1000] = bytes[1000]! ^ 1;
  writeFileSync(file, bytes);
  assert.equal((await status('pico-vlm')).state, 'ready');
  const thorough = (await library.list({ hash: true })).find(({ id }) => id === 'pico-vlm')!;
  assert.equal(thorough.state, 'broken');
  assert.match(thorough.reason!, /embed_tokens\.onnx was changed/);
  assert.equal(library.active('vlm'), undefined, 'known to be damaged, it is not handed out');
  assert.equal((await open()).active('vlm'), undefined, 'nor by the next process that looks at the sizes alone');
  bytes[1000] = bytes[1000]! ^ 1;
  writeFileSync(file, bytes);
  await library.list({ hash: true });
  assert.equal(library.active('vlm')?.id, 'pico-vlm');
  for (const text of [
    '{',
    '{}',
    readFileSync(join(modelsDir, 'pico-vlm', 'cuepoint-model.json'), 'utf8').replace('"onnx/', '"../onnx/'),
  ]) {
    writeFileSync(join(modelsDir, 'pico-vlm', 'cuepoint-model.json'), text);
    assert.equal((await status('pico-vlm')).state, 'broken');
    assert.equal(library.active('vlm'), undefined);
  }
  await library.remove('pico-vlm');
  assert.equal(await status('pico-vlm'), undefined);
});

test('what is removed is given up first; another takes its place; what came with the program stays', async () => {
  await library.import(fixtureModel('pico-vlm'));
  await install(smol);
  await library.remove('pico-vlm');
  assert.deepEqual(given, ['pico-vlm']);
  assert.equal(library.active('vlm')?.id, smol);
  await assert.rejects(library.remove('whisper-base'), { code: 'BAD_INPUT', message: /comes with Cuepoint/ });
  await assert.rejects(library.remove('smolvlm-500m-instruct'), { code: 'NOT_FOUND' });
  await assert.rejects(library.remove('../..'), { code: 'NOT_FOUND' });
});

test('only what is there and fits the task can be chosen', async () => {
  await library.import(fixtureModel('pico-clip'));
  await assert.rejects(library.use('vlm', 'pico-clip'), { code: 'BAD_INPUT' });
  await assert.rejects(library.use('vlm', smol), { code: 'MODEL_MISSING', message: /cuepoint models install/ });
  await assert.rejects(library.use('vlm', 'nothing'), { code: 'NOT_FOUND' });
  assert.equal(library.active('embed-image')?.id, 'pico-clip');
});

test('while it is being fetched a model is listed as that, with how much has come; stopped, it can go on', async () => {
  hub.fault = ({ at, method }) => (at === 'cdn' && method === 'GET' ? { kind: 'throttle', bytes: 20_000 } : undefined);
  const stop = new AbortController();
  const halfway = Promise.withResolvers<void>();
  const work = library.install(smol, {
    signal: stop.signal,
    onProgress: ({ received }) => received > 500_000 && halfway.resolve(),
  });
  work.catch(halfway.reject);
  await halfway.promise;
  const during = await status(smol);
  assert.equal(during.state, 'installing');
  assert.ok(during.downloaded > 0 && during.downloaded < during.size);
  await assert.rejects(library.remove(smol), { code: 'LIBRARY_BUSY' });
  stop.abort();
  await assert.rejects(work, { name: 'AbortError' });
  const after = await status(smol);
  assert.equal(after.state, 'available');
  assert.ok(after.downloaded >= during.downloaded);
  hub.fault = () => undefined;
  assert.equal((await install(smol)).state, 'ready');
  assert.equal((await install(smol)).state, 'ready', 'and a second time it is there at once');
});

test('an installation that was stopped can be thrown away', async () => {
  hub.fault = ({ at, path }) => (at === 'cdn' && path.includes('decoder') ? { kind: 'drop', after: 1000 } : undefined);
  await assert.rejects(install(smol), { code: 'NETWORK' });
  assert.ok((await status(smol)).downloaded > 0);
  await library.remove(smol);
  assert.equal((await status(smol)).downloaded, 0);
});

test('what another process does is seen, and told of', async () => {
  const other = await open();
  mkdirSync(modelsDir, { recursive: true });
  await library.list();
  const told = Promise.withResolvers<void>();
  library.onChange(told.resolve);
  await other.import(fixtureModel('pico-vlm'));
  await Promise.race([told.promise, sleep(10_000, undefined, { ref: false }).then(() => assert.fail('was not told'))]);
  assert.equal(library.active('vlm')?.id, 'pico-vlm');
});

test('models of the Hugging Face cache are pointed out', async () => {
  const cache = join(modelsDir, '..', 'hf', 'hub', 'models--HuggingFaceTB--SmolVLM-256M-Instruct');
  mkdirSync(join(cache, 'snapshots', 'c'.repeat(40)), { recursive: true });
  assert.match((await status(smol)).reason!, /cuepoint models import HuggingFaceTB\/SmolVLM-256M-Instruct/);
});

test('a store that cannot be read keeps nobody from opening the app', async () => {
  mkdirSync(join(modelsDir, '..'), { recursive: true });
  writeFileSync(modelsDir, 'a file, no folder');
  const blocked = await open();
  assert.equal(blocked.active('vlm'), undefined);
  const refused = { code: 'BAD_INPUT', message: /is no folder/ };
  await assert.rejects(blocked.list(), refused);
  await assert.rejects(blocked.import(fixtureModel('pico-vlm')), refused);
  await assert.rejects(blocked.install(smol, { signal: never, onProgress: () => {} }), refused);
});
