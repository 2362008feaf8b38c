import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Engine, openEngine } from '../../main/engine.ts';
import { silentLog } from '../../main/log/log.ts';
import { createRouter, type Router } from '../../main/router/router.ts';
import { pageCalls } from '../../main/shells/web/page-calls.ts';
import type { DeviceStatus, InstallProgress, ModelStatus } from '../../preload/contract/model.ts';
import type { StreamFrame } from '../../preload/contract/wire.ts';
import { type FakeHub, modelFiles, openFakeHub } from '../fixtures/fake-hub.ts';
import { fixtureModel, scratchFolder, weightsDir } from '../fixtures/paths.ts';
import { writePairModel } from '../onnx/pair-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'main', 'shells', 'cli', 'cli.ts');
const smol = 'smolvlm-256m-instruct';
const decoder = 'onnx/decoder_model_merged_q4.onnx';
const files = modelFiles('pico-vlm', '_q4');
const dir = scratchFolder();
const modelsDir = join(dir, 'models');
let hub: FakeHub;
before(async () => {
  hub = await openFakeHub(files);
});
after(() => hub.close());
beforeEach(() => {
  hub.fault = () => undefined;
  hub.asked.length = 0;
});

function start(args: string[]) {
  const env = {
    ...process.env,
    CUEPOINT_LIBRARY: join(dir, 'library'),
    CUEPOINT_MODELS: modelsDir,
    HF_ENDPOINT: hub.endpoint,
    HF_HOME: join(dir, 'hf'),
  };
  const child = spawn(process.execPath, [program, ...args], { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
  return { child, ended };
}
const cuepoint = (...args: string[]) => start(args).ended;
const json = async (...args: string[]) => JSON.parse((await cuepoint(...args, '--json')).out);

/** Resolves when so much of the decoder has left the server. */
function sentOfDecoder(bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const poll = setInterval(() => {
      const part = join(modelsDir, `.partial-${smol}`, `${decoder}.part`);
      if (!existsSync(part) || statSync(part).size < bytes) return;
      clearInterval(poll);
      resolve();
    }, 5);
  });
}

const slowDecoder = () => {
  hub.fault = ({ at, method, path }) =>
    at === 'cdn' && method === 'GET' && path === decoder ? { kind: 'throttle', bytes: 20_000 } : undefined;
};

function assertWhole(): void {
  for (const [path, body] of files) {
    if (path === 'README.md') continue;
    assert.ok(readFileSync(join(modelsDir, smol, path)).equals(body), path);
  }
  assert.deepEqual(
    readdirSync(modelsDir).filter((name) => /^\.(partial|gone|import)/.test(name)),
    [],
  );
}

describe('on the command line, without a library', () => {
  test('what can be had is listed, with one line on what it would add', async () => {
    const { code, out, err } = await cuepoint('models', 'list');
    assert.equal(code, 0, err);
    assert.match(out, /^\* {2}whisper-base +ready/m);
    assert.match(out, /^ {3}smolvlm-256m-instruct +available +268 MB .*Apache-2\.0/m);
    assert.match(err, /Nothing looks at frames yet: “cuepoint models install smolvlm-256m-instruct” \(268 MB\)/);
    assert.equal(existsSync(join(dir, 'library')), false);
  });

  test('killed in the middle of it, an installation is gone on with by the next one', async () => {
    slowDecoder();
    const first = start(['models', 'install', smol]);
    await sentOfDecoder(500_000);
    first.child.kill('SIGKILL');
    assert.equal((await first.ended).code, null);
    assert.equal(existsSync(join(modelsDir, smol)), false);
    const begun = ((await json('models', 'list')) as ModelStatus[]).find(({ id }) => id === smol)!;
    assert.equal(begun.state, 'available');
    assert.ok(begun.downloaded >= 500_000);

    hub.fault = () => undefined;
    hub.asked.length = 0;
    const { code, out, err } = await cuepoint('models', 'install', smol);
    assert.equal(code, 0, err);
    assert.match(out, /smolvlm-256m-instruct is installed \(6 MB\) and in use/);
    assertWhole();
    const range = hub.asked.find(({ at, path }) => at === 'cdn' && path === decoder)?.range;
    assert.match(String(range), /^bytes=\d{6,}-$/);
    assert.equal(hub.asked.filter(({ method, path }) => method === 'GET' && path.includes('vision')).length, 0);
  });

  test('whatever the moment of the kill, nothing that is not whole has the model’s name', async () => {
    assert.equal((await cuepoint('models', 'rm', smol)).code, 0);
    hub.fault = ({ at, method }) =>
      at === 'cdn' && method === 'GET' ? { kind: 'throttle', bytes: 150_000 } : undefined;
    for (const delay of [150, 250, 350, 450]) {
      const one = start(['models', 'install', smol]);
      await new Promise((resolve) => setTimeout(resolve, delay));
      one.child.kill('SIGKILL');
      await one.ended;
      if (existsSync(join(modelsDir, smol))) assertWhole();
    }
    assert.equal((await cuepoint('models', 'install', smol)).code, 0);
    assertWhole();
  });

  test('Ctrl-C stops it and keeps what came', async () => {
    await cuepoint('models', 'rm', smol);
    slowDecoder();
    const running = start(['models', 'install', smol]);
    await sentOfDecoder(300_000);
    running.child.kill('SIGINT');
    const { code, err } = await running.ended;
    assert.equal(code, 130);
    assert.match(err, /What came is kept/);
    hub.fault = () => undefined;
    assert.equal((await cuepoint('models', 'install', smol)).code, 0);
    assertWhole();
  });

  test('a model is imported, chosen and removed; errors have their codes', async () => {
    const imported = await json('models', 'import', fixtureModel('pico-vlm'), '--id', 'mine');
    assert.deepEqual([imported.id, imported.state, imported.active], ['mine', 'ready', false]);
    assert.equal((await cuepoint('models', 'use', 'mine')).code, 0);
    const active = async () => ((await json('models', 'list')) as ModelStatus[]).filter((m) => m.active && !m.embedded);
    assert.deepEqual(
      (await active()).map(({ id }) => id),
      ['mine'],
    );
    assert.equal((await cuepoint('models', 'use', 'none')).code, 0);
    assert.deepEqual(await active(), []);
    const reader = join(dir, 'tiny-reader');
    writePairModel(reader, { kind: 'bert', head: { does: 'read-random' } });
    assert.equal((await json('models', 'import', reader)).active, true);
    assert.equal((await cuepoint('models', 'use', 'none', '--task', 'read')).code, 0);
    assert.deepEqual(await active(), []);
    assert.equal((await cuepoint('models', 'use', 'none', '--task', 'dance')).code, 2);
    assert.equal((await cuepoint('models', 'rm', 'mine')).code, 0);
    const codes = async (...args: string[]) => (await cuepoint('models', ...args)).code;
    assert.equal(await codes('rm', 'mine'), 3);
    assert.equal(await codes('use', 'mine'), 3);
    assert.equal(await codes('import', dir), 2);
    assert.equal(await codes('rm', 'whisper-base'), 2);
    assert.equal(await codes('install', smol, '--device', 'abacus'), 2);
    assert.equal(await codes('dance'), 2);
    hub.fault = () => ({ kind: 'status', status: 401 });
    const refused = await cuepoint('models', 'install', 'clip-vit-base-patch32', '--json');
    assert.equal(refused.code, 1);
    assert.equal(JSON.parse(refused.out).error.code, 'FORBIDDEN');
  });

  test('damage is found by --verify and by the doctor', async () => {
    const file = join(modelsDir, smol, decoder);
    assert.equal((await cuepoint('models', 'list', '--verify')).code, 0);
    truncateSync(file, 1000);
    const { code, err } = await cuepoint('models', 'list');
    assert.equal(code, 1);
    assert.match(err, /decoder_model_merged_q4\.onnx has 1000 bytes/);
    const doctor = await cuepoint('doctor');
    assert.match(doctor.out, new RegExp(`BAD {2}model ${smol}: .*1000 bytes`));
    assert.doesNotMatch(doctor.out, /smolvlm-500m/, 'what is not installed is no fault');
    assert.equal((await cuepoint('models', 'install', smol)).code, 0);
    assertWhole();
    const bytes = readFileSync(file);
    bytes[1000] = bytes[1000]! ^ 1;
    writeFileSync(file, bytes);
    assert.equal((await cuepoint('models', 'list', '--verify')).code, 1);
    assert.equal((await cuepoint('models', 'list')).code, 1, 'what was found is remembered');
    assert.equal((await cuepoint('models', 'install', smol)).code, 0);
    assertWhole();
    assert.equal((await cuepoint('models', 'list')).code, 0);
  });

  test('a device is said of this machine', async () => {
    const devices: DeviceStatus[] = await json('models', 'devices');
    assert.deepEqual(devices.at(-1), { device: 'cpu', ok: true, reason: null, ms: null });
    for (const { ok, reason } of devices) assert.equal(ok, reason === null);
  });
});

describe('over the contract', () => {
  let engine: Engine;
  let router: Router;
  before(async () => {
    process.env.HF_ENDPOINT = hub.endpoint;
    engine = await openEngine({
      libraryDir: join(dir, 'engine-library'),
      modelsDir: join(dir, 'engine-models'),
      weightsDir,
      sampleDir: dir,
      forkModels: () => assert.fail('no model is run'),
      log: silentLog,
    });
    router = createRouter(engine, { log: silentLog, checkOutputs: true });
  });
  after(() => engine.close());

  const call = async (name: string, input: unknown) => {
    const reply = await router.call(name, input);
    assert.ok(reply.ok, JSON.stringify(reply));
    return reply.value;
  };

  function install(id: string) {
    const frames: StreamFrame<unknown, unknown>[] = [];
    const running = router.stream('models.install', { id }, { send: (frame) => frames.push(frame) });
    const ended = running.done.then(() => {
      const last = frames.at(-1)!;
      assert.equal(last.kind, 'end');
      return { reply: last.kind === 'end' ? last.reply : undefined, frames };
    });
    return { running, ended };
  }

  test('an installation streams its progress, can be cancelled and gone on with, and is told of', async () => {
    let told = 0;
    const stop = engine.on('models.changed', () => told++);
    hub.fault = ({ at, method }) =>
      at === 'cdn' && method === 'GET' ? { kind: 'throttle', bytes: 40_000 } : undefined;
    const first = install(smol);
    while (
      !(await engine.calls['models.list']({ hash: false })).some(
        (m) => m.state === 'installing' && m.downloaded > 600_000,
      )
    ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    first.running.cancel();
    const { reply } = await first.ended;
    assert.equal(reply?.ok === false && reply.error.code, 'CANCELLED');
    hub.fault = () => undefined;
    const second = await install(smol).ended;
    assert.ok(second.reply?.ok, JSON.stringify(second.reply));
    assert.equal((second.reply.value as ModelStatus).state, 'ready');
    const events = second.frames.flatMap((frame) => (frame.kind === 'event' ? [frame.event as InstallProgress] : []));
    assert.ok(events[0]!.received > 0, 'what was kept counts');
    assert.equal(events.at(-1)!.received, events.at(-1)!.total);
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(told >= 2);
    stop();
  });

  test('models are imported, listed, chosen and removed', async () => {
    const imported = (await call('models.import', { path: fixtureModel('pico-clip') })) as ModelStatus;
    assert.deepEqual([imported.id, imported.task, imported.active], ['pico-clip', 'embed-image', true]);
    await call('models.use', { task: 'embed-image', id: null });
    const listed = (await call('models.list', { hash: true })) as ModelStatus[];
    assert.equal(listed.find(({ id }) => id === 'pico-clip')?.active, false);
    await call('models.remove', { id: 'pico-clip' });
    const devices = (await call('models.devices', {})) as DeviceStatus[];
    assert.deepEqual(
      devices.filter(({ ok }) => ok),
      [{ device: 'cpu', ok: true, reason: null, ms: null }],
    );
    assert.equal(((await call('settings.set', { device: 'webgpu' })) as { device: string }).device, 'webgpu');
  });

  test('a page in a browser names no folder of this machine', async () => {
    const page = createRouter({ calls: pageCalls(engine), streams: engine.streams }, { log: silentLog });
    for (const path of [fixtureModel('pico-clip'), '/etc', 'made/pico', '~/.cache']) {
      const reply = await page.call('models.import', { path });
      assert.equal(reply.ok === false && reply.error.code, 'FORBIDDEN');
      assert.match(reply.ok === false ? reply.error.message : '', /cuepoint models import/);
    }
    assert.ok((await page.call('models.list', {})).ok);
  });
});
