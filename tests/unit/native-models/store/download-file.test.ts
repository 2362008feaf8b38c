import assert from 'node:assert/strict';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  always,
  assertNotThere,
  assertWhole,
  bytesOf,
  decoder,
  hub,
  install,
  modelsDir,
  once,
  partOf,
  rangesOf,
  whole,
} from './pico-install.ts';

test('a connection that breaks is taken up where it broke', async () => {
  once(decoder, { kind: 'drop', after: 1_000_000 });
  await install();
  await assertWhole();
  const [first, second] = rangesOf(decoder);
  assert.equal(first, undefined);
  assert.match(String(second), /^bytes=\d{3,}-$/);
});

test('a connection on which nothing comes any more is given up and taken up again', async () => {
  once(decoder, { kind: 'stall', after: 700_000 });
  await install();
  await assertWhole();
  assert.equal(rangesOf(decoder).length, 2);
});

test('a server that breaks off each time gets nowhere in the end, and says so; what came is kept', async () => {
  always(decoder, { kind: 'drop', after: 1000 });
  await assert.rejects(install(), { code: 'NETWORK', message: /what came so far is kept/ });
  assertNotThere();
  const kept = statSync(partOf(decoder)).size;
  assert.ok(kept > 0 && kept <= 3000, `${kept} bytes`);
  hub.fault = () => undefined;
  await install();
  await assertWhole();
  assert.equal(rangesOf(decoder).at(-1), `bytes=${kept}-`);
});

test('a server that ignores the range is taken from the beginning', async () => {
  hub.fault = ({ at, method, path, before }) => {
    if (at !== 'cdn' || method !== 'GET' || path !== decoder) return undefined;
    return before === 0 ? { kind: 'drop', after: 900_000 } : { kind: 'ignore-range' };
  };
  await install();
  await assertWhole();
});

test('a server that begins anew at each try and breaks off each time is not waited for without end', async () => {
  hub.fault = ({ at, method, path, before }) => {
    if (at !== 'cdn' || method !== 'GET' || path !== decoder) return undefined;
    assert.ok(before < 20, 'still trying');
    return { kind: 'drop', after: 2_000_000, anew: true };
  };
  await assert.rejects(install(), { code: 'NETWORK' });
  assertNotThere();
});

test('another piece than was asked for is not glued on', async () => {
  hub.fault = ({ at, path, range }) => {
    if (at !== 'cdn' || path !== decoder) return undefined;
    if (range === undefined)
      return hub.asked.filter((asked) => asked.path === decoder && asked.at === 'cdn').length > 1
        ? undefined
        : { kind: 'drop', after: 800_000 };
    return { kind: 'headers', headers: { 'content-range': `bytes 5-9/${whole.get(decoder)!.byteLength}` } };
  };
  await install();
  await assertWhole();
});

test('a part that is longer than the file, or that the server has nothing behind, is thrown away', async () => {
  hub.fault = ({ at, path, range }) =>
    at === 'cdn' && path === decoder && range !== undefined ? { kind: 'status', status: 416 } : undefined;
  mkdirSync(join(modelsDir, '.partial-pico', 'onnx'), { recursive: true });
  await begun(decoder, whole.get(decoder)!.subarray(0, 5000));
  await install();
  await assertWhole();
  assert.deepEqual(rangesOf(decoder), ['bytes=5000-', undefined]);
});

/** As an installation leaves it that was stopped: a part, and the note of whose it is. */
async function begun(path: string, part: Buffer): Promise<void> {
  const stop = new AbortController();
  const before = hub.fault;
  hub.fault = (asked) => {
    if (asked.method === 'GET') stop.abort();
    return undefined;
  };
  await assert.rejects(install({ signal: stop.signal }), { name: 'AbortError' });
  hub.fault = before;
  hub.asked.length = 0;
  mkdirSync(join(modelsDir, '.partial-pico', 'onnx'), { recursive: true });
  writeFileSync(partOf(path), part);
}

test('a part whose bytes went wrong on the disk costs one more download, not a broken model', async () => {
  const rotten = Buffer.from(whole.get(decoder)!.subarray(0, 500_000));
  rotten[1234] = rotten[1234]! ^ 1;
  await begun(decoder, rotten);
  await install();
  await assertWhole();
  assert.deepEqual(rangesOf(decoder), ['bytes=500000-', undefined]);
});

test('a part of another state of the file is not gone on with', async () => {
  await begun(decoder, whole.get(decoder)!.subarray(0, 500_000));
  const other = Buffer.from(whole.get(decoder)!);
  other[other.byteLength - 1] = other[other.byteLength - 1]! ^ 1;
  hub.files.set(decoder, other);
  hub.commit = 'e'.repeat(40);
  const manifest = await install();
  assert.deepEqual(rangesOf(decoder), [undefined]);
  assert.ok(bytesOf(decoder).equals(other));
  assert.equal(manifest.revision, 'e'.repeat(40));
});

test('a file that may not be had in the middle of it does not cost what came', async () => {
  hub.fault = ({ at, path, method, before }) => {
    if (path !== decoder || method !== 'GET') return undefined;
    if (at === 'cdn') return { kind: 'drop', after: 900_000 };
    return before === 1 ? { kind: 'status', status: 403 } : undefined;
  };
  await assert.rejects(install(), { code: 'FORBIDDEN' });
  assert.ok(statSync(partOf(decoder)).size > 0);
});

test('a file that changes between two tries is refused', async () => {
  hub.fault = ({ at, path, method, before }) => {
    if (path !== decoder || method !== 'GET') return undefined;
    if (at !== 'cdn' || before > 0) return undefined;
    hub.files.set(decoder, Buffer.alloc(whole.get(decoder)!.byteLength, 7));
    return { kind: 'drop', after: 900_000 };
  };
  await assert.rejects(install(), { code: 'BROKEN_FILE', message: /changed it in the meantime/ });
  assertNotThere();
  assert.equal(existsSync(partOf(decoder)), false);
});

test('wrong bytes of the right length are refused, and nothing of them is kept', async () => {
  const other = Buffer.from(whole.get(decoder)!);
  other[99_999] = other[99_999]! ^ 0x20;
  always(decoder, { kind: 'body', body: other });
  await assert.rejects(install(), {
    code: 'BROKEN_FILE',
    message: /decoder_model_merged\.onnx is not what the hub says/,
  });
  assertNotThere();
  assert.equal(existsSync(partOf(decoder)), false);
  hub.fault = () => undefined;
  await install();
  await assertWhole();
});

test('wrong bytes of a small file are found by git’s hash', async () => {
  const other = Buffer.from(whole.get('tokenizer.json')!);
  other[100] = other[100]! ^ 1;
  always('tokenizer.json', { kind: 'body', body: other }, 'hub');
  await assert.rejects(install(), { code: 'BROKEN_FILE', message: /tokenizer\.json/ });
  assertNotThere();
});

test('a hub that lies about a size is found out by the length, and by what comes', async () => {
  for (const size of [whole.get(decoder)!.byteLength + 10, whole.get(decoder)!.byteLength - 10]) {
    hub.fault = ({ at, path }) =>
      at === 'hub' && path === decoder ? { kind: 'headers', headers: { 'x-linked-size': String(size) } } : undefined;
    await assert.rejects(install(), { code: 'BROKEN_FILE' });
    assertNotThere();
  }
});

test('a body that goes on past the size is cut off', async () => {
  const long = Buffer.concat([whole.get(decoder)!, Buffer.alloc(100)]);
  hub.fault = ({ at, path }) => (at === 'cdn' && path === decoder ? { kind: 'body', body: long } : undefined);
  await assert.rejects(install(), { code: 'BROKEN_FILE' });
  assertNotThere();
});
