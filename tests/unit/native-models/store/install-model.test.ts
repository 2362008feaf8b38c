import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hubFrom } from '../../../../native-models/store/hub-address.ts';
import type { Progress } from '../../../../native-models/store/install-model.ts';
import { readStored } from '../../../../native-models/store/installed.ts';
import { lockModel } from '../../../../native-models/store/lock-model.ts';
import { type Fault, openFakeHub } from '../../../fixtures/fake-hub.ts';
import {
  always,
  assertNotThere,
  assertWhole,
  beginAnew,
  decoder,
  entry,
  hub,
  install,
  modelsDir,
  once,
  partOf,
  rangesOf,
  vision,
  whole,
} from './pico-install.ts';

test('a model arrives whole, with a manifest that says from which commit', async () => {
  const seen: Progress[] = [];
  const manifest = await install({ onProgress: (progress) => seen.push(progress) });
  await assertWhole();
  assert.deepEqual(manifest.source, { kind: 'hub', repo: 'made/pico-vlm', commit: hub.commit });
  assert.equal(manifest.revision, hub.commit);
  assert.equal(manifest.installedAt, 1000);
  const paths = manifest.files.map(({ path }) => path);
  assert.ok(paths.includes('processor_config.json'), 'what the repository has of the optional files comes along');
  assert.ok(!paths.includes('chat_template.json') && !paths.includes('README.md'));
  assert.equal(manifest.bytes, seen.at(-1)?.total);
  assert.equal(seen.at(-1)?.received, manifest.bytes);
});

test('every file after the first answer is asked for at its commit, not at the branch', async () => {
  await install();
  const revisions = hub.asked.map(({ revision }) => revision);
  assert.equal(revisions[0], 'main');
  assert.deepEqual(new Set(revisions.slice(1)), new Set([hub.commit]));
});

test('a repository that moves on between two files is not mixed', async () => {
  hub.fault = (asked) => {
    if (asked.path === 'tokenizer.json') hub.commit = 'f'.repeat(40);
    return undefined;
  };
  await assert.rejects(install(), { code: 'NETWORK', message: /another commit/ });
  assertNotThere();
});

test('the token goes to the hub and never to where the hub sends', async () => {
  await install({ env: { HF_ENDPOINT: hub.endpoint, HF_TOKEN: 'secret' } });
  const sent = (at: string) =>
    new Set(hub.asked.filter((asked) => asked.at === at).map((asked) => asked.authorization));
  assert.deepEqual(sent('hub'), new Set(['Bearer secret']));
  assert.deepEqual(sent('cdn'), new Set([undefined]));
});

test('a size that the hub does not tell is the storage’s to tell', async () => {
  hub.fault = ({ at, path }) =>
    at === 'hub' && path === decoder ? { kind: 'headers', headers: { 'x-linked-size': '' } } : undefined;
  await install();
  await assertWhole();
});

test('what the disk has no room for is not begun', async () => {
  hub.fault = ({ at, path }) =>
    at === 'hub' && path === decoder ? { kind: 'headers', headers: { 'x-linked-size': '900000000000000' } } : undefined;
  await assert.rejects(install(), { code: 'DISK_FULL', message: /900\d+ MB are needed: free some space/ });
  assert.ok(hub.asked.every(({ method }) => method === 'HEAD'));
});

test('the storage’s word for a hash is not taken', async () => {
  const evil = Buffer.alloc(1000, 1);
  const etag = createHash('sha256').update(evil).digest('hex');
  const silent: Fault = { kind: 'headers', headers: { 'x-linked-etag': '' } };
  const lying: Fault = { kind: 'headers', headers: { 'x-linked-etag': `"${etag}"`, etag: `"${etag}"` } };
  hub.fault = ({ at, path, method }) => {
    if (path !== decoder) return undefined;
    if (at === 'hub') return silent;
    return method === 'HEAD' ? lying : { kind: 'body', body: evil };
  };
  await assert.rejects(install(), { code: 'NETWORK', message: /does not say the hash/ });
  assertNotThere();
});

test('without a hash of the hub nothing is fetched', async () => {
  hub.fault = ({ at, path }) =>
    at === 'hub' && path === vision ? { kind: 'headers', headers: { 'x-linked-etag': '"abc"' } } : undefined;
  await assert.rejects(install(), { code: 'NETWORK', message: /hash of onnx\/vision_encoder\.onnx/ });
  assert.ok(hub.asked.every(({ method }) => method === 'HEAD'));
});

test('redirects in a circle end', async () => {
  always(decoder, { kind: 'redirect', to: `${hub.endpoint}/made/pico-vlm/resolve/main/${decoder}` }, 'hub');
  await assert.rejects(install(), { code: 'NETWORK', message: /without an end/ });
  assertNotThere();
});

test('a redirect within the hub is followed, with the token', async () => {
  hub.fault = ({ at, revision, path }) =>
    at === 'hub' && path === 'config.json' && revision === 'main'
      ? { kind: 'redirect', to: `/made/pico-vlm-renamed/resolve/${hub.commit}/config.json` }
      : undefined;
  await install({ env: { HF_ENDPOINT: hub.endpoint, HF_TOKEN: 'secret' } });
  await assertWhole();
  assert.ok(hub.asked.filter(({ at }) => at === 'hub').every(({ authorization }) => authorization === 'Bearer secret'));
});

test('an address without encryption is refused unless it is this machine', async () => {
  always(decoder, { kind: 'redirect', to: 'http://example.org/decoder.onnx' }, 'hub');
  await assert.rejects(install(), { code: 'FORBIDDEN', message: /example\.org is not encrypted/ });
  assertNotThere();
  assert.throws(() => hubFrom({ HF_ENDPOINT: 'http://hub.example.org' }), { code: 'FORBIDDEN' });
  assert.throws(() => hubFrom({ HF_ENDPOINT: 'no address' }), { code: 'BAD_INPUT' });
});

test('a server that is busy or ill for a while is waited for', async () => {
  for (const status of [500, 503, 429]) {
    await beginAnew();
    once(decoder, { kind: 'status', status, headers: { 'retry-after': '0' } });
    await install();
    await assertWhole();
  }
});

test('a server that asks to wait long is left alone', async () => {
  always(decoder, { kind: 'status', status: 429, headers: { 'retry-after': '3600' } }, 'hub');
  const began = performance.now();
  await assert.rejects(install(), { code: 'NETWORK', message: /answers 429/ });
  assert.ok(performance.now() - began < 60_000);
});

test('what may not be read or is not there is said at once', async () => {
  for (const [status, code, words] of [
    [401, 'FORBIDDEN', /HF_TOKEN/],
    [403, 'FORBIDDEN', /HF_TOKEN/],
    [404, 'NOT_FOUND', /does not exist/],
  ] as const) {
    hub.asked.length = 0;
    hub.fault = ({ path }) => (path === 'config.json' ? { kind: 'status', status } : undefined);
    await assert.rejects(install(), { code, message: words });
    assert.equal(hub.asked.length, 1);
  }
});

test('no hub at all is said in a sentence', async () => {
  const gone = await openFakeHub(new Map());
  await gone.close();
  await assert.rejects(install({ env: { HF_ENDPOINT: gone.endpoint } }), {
    code: 'NETWORK',
    message: /cannot be fetched from now: the connection failed \(ECONNREFUSED\)/,
  });
});

test('without a network that is said, after a few tries', async () => {
  const began = performance.now();
  const patience = { tries: 6, firstPause: 200, longestPause: 10_000, stall: 5000 };
  await assert.rejects(install({ env: { HF_ENDPOINT: 'https://no-such-host.invalid' }, patience }), {
    code: 'NETWORK',
    message: /its address is not found, as on a machine without a network/,
  });
  assert.ok(performance.now() - began < 3000);
});

test('stopped in the middle, it keeps what came and goes on from there', async () => {
  hub.fault = ({ at, method, path }) =>
    at === 'cdn' && method === 'GET' && path === decoder ? { kind: 'throttle', bytes: 20_000 } : undefined;
  const stop = new AbortController();
  const onProgress = ({ received }: Progress) => {
    if (received > 3_500_000) stop.abort();
  };
  await assert.rejects(install({ signal: stop.signal, onProgress }), { name: 'AbortError' });
  assertNotThere();
  const kept = statSync(partOf(decoder)).size;
  assert.ok(kept > 0 && kept < whole.get(decoder)!.byteLength);
  hub.fault = () => undefined;
  hub.asked.length = 0;
  const seen: Progress[] = [];
  await install({ onProgress: (progress) => seen.push(progress) });
  await assertWhole();
  assert.deepEqual(rangesOf(decoder), [`bytes=${kept}-`]);
  assert.equal(hub.asked.filter(({ method, path }) => method === 'GET' && path === vision).length, 0);
  assert.ok(seen[0]!.received >= kept, 'what was here counts from the beginning');
});

test('a damaged model is mended from its good files', async () => {
  await install();
  truncateSync(join(modelsDir, 'pico', decoder), 1000);
  assert.equal((await readStored(modelsDir, 'pico'))?.state, 'broken');
  hub.asked.length = 0;
  await install();
  await assertWhole();
  const fetched = hub.asked.filter(({ method }) => method === 'GET').map(({ path }) => path);
  assert.deepEqual(new Set(fetched), new Set([decoder]));
});

test('what the Hugging Face cache holds is not fetched, and not believed either', async () => {
  const blobs = join(modelsDir, 'no-cache', 'models--made--pico-vlm', 'blobs');
  mkdirSync(blobs, { recursive: true });
  const name = (path: string) => createHash('sha256').update(whole.get(path)!).digest('hex');
  writeFileSync(join(blobs, name(decoder)), whole.get(decoder)!);
  const wrong = Buffer.from(whole.get(vision)!);
  wrong[5000] = wrong[5000]! ^ 1;
  writeFileSync(join(blobs, name(vision)), wrong);
  await install();
  await assertWhole();
  assert.deepEqual(rangesOf(decoder), []);
  assert.deepEqual(rangesOf(vision), [undefined]);
});

test('a model that somebody is at already is left alone', async () => {
  mkdirSync(modelsDir, { recursive: true });
  const unlock = lockModel(modelsDir, 'pico');
  await assert.rejects(install(), { code: 'LIBRARY_BUSY' });
  unlock();
  await install();
  await assertWhole();
});

test('a catalogue that leads out of the folder is not followed', async () => {
  for (const path of ['../outside.json', '/etc/passwd', 'onnx/../../x', 'C:\\x']) {
    await assert.rejects(install({ entry: { ...entry, files: [path, ...entry.files] } }), { code: 'BAD_INPUT' });
  }
  assertNotThere();
});

test('a repository that holds another kind of model than promised is not installed', async () => {
  hub.files.set('config.json', Buffer.from('{"model_type":"qwen2_vl"}'));
  await assert.rejects(install(), { code: 'UNSUPPORTED', message: /another kind of model/ });
  assertNotThere();
});
