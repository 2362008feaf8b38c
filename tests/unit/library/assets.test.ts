import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asset as assetSchema } from '../../../preload/contract/asset.ts';
import { everywhere, idOf, newLibrary, note, sampleAsset } from './sample-library.ts';

test('what probe found comes back as the contract asks', (t) => {
  const library = newLibrary(t, { now: () => 1234 });
  const { path, ...probed } = sampleAsset(1);
  const { asset, isNew } = library.assets.add({ ...probed, path });
  assert.equal(isNew, true);
  assert.deepEqual(asset, { ...probed, paths: [path], addedAt: 1234, state: 'queued', evidence: {} });
  assert.deepEqual(assetSchema.parse(asset), asset);
  assert.deepEqual(library.assets.list(), [asset]);
  assert.equal(library.assets.get(idOf(2)), undefined);
});

test('the same content at another path is the same asset, its newest path first', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1, { path: '/a.mp4' }));
  const again = library.assets.add(sampleAsset(1, { path: '/b.mp4', name: 'b.mp4' }));
  assert.equal(again.isNew, false);
  assert.deepEqual(again.asset.paths, ['/b.mp4', '/a.mp4']);
  assert.equal(library.assets.list().length, 1);
  assert.deepEqual(library.assets.add(sampleAsset(1, { path: '/a.mp4' })).asset.paths, ['/a.mp4', '/b.mp4']);
});

test('a path whose file was replaced belongs to the new content only', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1, { path: '/a.mp4' }));
  library.assets.add(sampleAsset(2, { path: '/a.mp4' }));
  assert.deepEqual(library.assets.get(idOf(1))?.paths, []);
  assert.deepEqual(library.assets.get(idOf(2))?.paths, ['/a.mp4']);
});

test('assets are listed newest first, with their state and counts by kind', (t) => {
  let now = 0;
  const library = newLibrary(t, { now: () => now++ });
  for (const n of [1, 2]) library.assets.add(sampleAsset(n));
  library.assets.setState(idOf(1), 'ready');
  const evidence = [note(1, 'a', 'one'), note(1, 'b', 'two'), note(1, 'c', 'said', { kind: 'caption' })];
  library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence });
  assert.deepEqual(
    library.assets.list().map(({ id, state, evidence }) => ({ id, state, evidence })),
    [
      { id: idOf(2), state: 'queued', evidence: {} },
      { id: idOf(1), state: 'ready', evidence: { note: 2, caption: 1 } },
    ],
  );
});

test('a removed asset is gone for every read until it is restored', (t) => {
  const library = newLibrary(t);
  for (const n of [1, 2]) {
    library.assets.add(sampleAsset(n));
    library.stages.commit({
      assetId: idOf(n),
      stage: 'text',
      unit: 'all',
      evidence: [note(n, `e${n}`, 'high tide')],
      keyFrames: [{ id: `k${n}`, assetId: idOf(n), time: 0, start: 0, end: 1, sameAs: null }],
      waveform: { rate: 1, min: [0], max: [0] },
      filmstrip: { count: 1, columns: 1, width: 1, height: 1, interval: 1 },
      vectors: [{ id: `e${n}`, vector: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0) }],
      finish: { state: 'done', version: '1' },
    });
  }
  const reads = () => ({
    list: library.assets.list().map(({ id }) => id),
    get: library.assets.get(idOf(1))?.id,
    stages: library.stages.list(idOf(1)).length,
    units: library.stages.units(idOf(1), 'text').length,
    byIds: library.evidence.byIds(['e1', 'e2']).map(({ id }) => id),
    ofAsset: library.evidence.ofAsset(idOf(1)).length,
    counts: library.evidence.counts({ assetIds: [] }),
    keyFrame: library.keyFrames.get('k1')?.id,
    keyFrames: library.keyFrames.ofAsset(idOf(1)).length,
    waveform: library.media.waveform(idOf(1)) !== null,
    filmstrip: library.media.filmstrip(idOf(1)) !== null,
    words: library.search.words(['tides'], everywhere).map(({ evidenceId }) => evidenceId),
    vectors: library.search
      .vectors(Float32Array.of(1, 1, 0, 0, 0, 0, 0, 0), everywhere)
      .map(({ evidenceId }) => evidenceId),
    frequencies: library.search.frequencies(['tide']),
  });
  const before = reads();
  const { undo } = library.assets.remove([idOf(1)]);
  assert.deepEqual(reads(), {
    list: [idOf(2)],
    get: undefined,
    stages: 0,
    units: 0,
    byIds: ['e2'],
    ofAsset: 0,
    counts: { note: 1 },
    keyFrame: undefined,
    keyFrames: 0,
    waveform: false,
    filmstrip: false,
    words: ['e2'],
    vectors: ['e2'],
    frequencies: { total: 1, counts: [1] },
  });
  assert.throws(() => library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'x' }), { code: 'NOT_FOUND' });
  assert.deepEqual(library.assets.restore(undo), [idOf(1)]);
  assert.deepEqual(reads(), before);
  assert.deepEqual(library.assets.restore(undo), [], 'an undo is spent once');
});

test('purging deletes what was removed long enough ago, files included, and its undo with it', (t) => {
  let now = 0;
  const library = newLibrary(t, { now: () => now });
  for (const n of [1, 2]) {
    library.assets.add(sampleAsset(n));
    library.blobs.put(idOf(n), 'poster.jpg', Uint8Array.of(1));
  }
  const first = library.assets.remove([idOf(1)]);
  now = 100;
  const second = library.assets.remove([idOf(2)]);
  now = 150;
  library.assets.purge(100);
  assert.equal(library.blobs.path(idOf(1), 'poster.jpg'), undefined);
  assert.notEqual(library.blobs.path(idOf(2), 'poster.jpg'), undefined);
  assert.deepEqual(library.assets.restore(first.undo), []);
  assert.deepEqual(library.assets.restore(second.undo), [idOf(2)]);
});

test('content that is added again before it is purged comes back with its evidence', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence: [note(1, 'a', 'kept')] });
  library.assets.remove([idOf(1)]);
  const { asset, isNew } = library.assets.add(sampleAsset(1));
  assert.equal(isNew, false);
  assert.deepEqual(asset.evidence, { note: 1 });
  library.assets.purge(-1);
  assert.equal(library.assets.list().length, 1);
});

test('discarding leaves nothing of an asset', (t) => {
  const library = newLibrary(t);
  library.assets.add(sampleAsset(1));
  library.stages.commit({ assetId: idOf(1), stage: 'text', unit: 'all', evidence: [note(1, 'a', 'gone')] });
  library.blobs.put(idOf(1), 'poster.jpg', Uint8Array.of(1));
  library.assets.discard(idOf(1));
  assert.equal(library.assets.get(idOf(1)), undefined);
  assert.deepEqual(library.search.words(['gone'], everywhere), []);
  assert.equal(library.blobs.path(idOf(1), 'poster.jpg'), undefined);
  assert.deepEqual(library.check(), { ok: true, problems: [], assets: 0, evidence: 0 });
});
