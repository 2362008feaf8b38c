import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openLibrary } from '../../../main/library/open-library.ts';
import { silentLog } from '../../../main/log/log.ts';
import { idOf, newLibrary, sampleAsset } from './sample-library.ts';

test('a blob lies under its owner, is replaced whole and leaves no temporary file', (t) => {
  const { blobs, dir } = newLibrary(t);
  const file = blobs.put(idOf(255), 'poster.jpg', Uint8Array.of(1, 2, 3));
  assert.equal(file, join(dir, 'blobs', '00', idOf(255), 'poster.jpg'));
  blobs.put(idOf(255), 'poster.jpg', Uint8Array.of(4));
  assert.deepEqual([...readFileSync(blobs.path(idOf(255), 'poster.jpg')!)], [4]);
  assert.deepEqual(readdirSync(join(dir, 'tmp')), []);
  assert.equal(blobs.path(idOf(255), 'proxy.mp4'), undefined);
});

test('a file that a child wrote is moved in', (t) => {
  const { blobs } = newLibrary(t);
  const file = blobs.temporary('proxy.mp4');
  assert.notEqual(file, blobs.temporary('proxy.mp4'));
  writeFileSync(file, 'video');
  const adopted = blobs.adopt(idOf(1), 'proxy.mp4', file);
  assert.equal(readFileSync(adopted, 'utf8'), 'video');
  assert.equal(existsSync(file), false);
});

test('no owner and no name leads out of the library', (t) => {
  const { blobs } = newLibrary(t);
  for (const owner of ['..', '../../etc', '', idOf(1).slice(1), `${idOf(1)}/..`])
    assert.throws(() => blobs.put(owner, 'a', new Uint8Array()), { code: 'BAD_INPUT' });
  for (const name of ['..', '../a', 'a/b', 'a\\b', '.hidden', '', 'a\0b', 'x'.repeat(300)]) {
    assert.throws(() => blobs.put(idOf(1), name, new Uint8Array()), { code: 'BAD_INPUT' });
    assert.throws(() => blobs.path(idOf(1), name), { code: 'BAD_INPUT' });
    assert.throws(() => blobs.temporary(name), { code: 'BAD_INPUT' });
  }
});

test('opening sweeps what a killed process left: temporary files and files of assets that are gone', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  for (const n of [1, 2]) library.blobs.put(idOf(n), 'poster.jpg', Uint8Array.of(1));
  const half = library.blobs.temporary('half.mp4');
  writeFileSync(half, 'half');
  assert.equal(library.check().ok, false, 'asset 2 has no row');
  library.close();
  const again = openLibrary(library.dir, { log: silentLog });
  t.after(() => again.close());
  assert.equal(existsSync(half), false);
  assert.notEqual(again.blobs.path(idOf(1), 'poster.jpg'), undefined);
  assert.equal(again.blobs.path(idOf(2), 'poster.jpg'), undefined);
  assert.equal(again.check().ok, true);
});
