import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Library } from '../../../main/library/library.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, everywhere, idOf, newLibrary, note, sampleAsset } from './sample-library.ts';

const asset = idOf(1);
const vector = direction(randomFrom(1));

function withAsset(library: Library): Library {
  library.assets.add(sampleAsset(1));
  return library;
}
const frame = (id: string, time: number) => ({ id, assetId: asset, time, start: time, end: time + 5, sameAs: null });

test('a stage is pending from its first unit and takes its end from the last', (t) => {
  const library = withAsset(newLibrary(t));
  library.stages.commit({ assetId: asset, stage: 'speech', unit: '0', state: { language: 'en' } });
  assert.deepEqual(library.stages.list(asset), [{ stage: 'speech', state: 'pending', version: '', reason: null }]);
  library.stages.commit({
    assetId: asset,
    stage: 'speech',
    unit: '1',
    finish: { state: 'off', version: '2', reason: 'No sound.' },
  });
  assert.deepEqual(library.stages.list(asset), [{ stage: 'speech', state: 'off', version: '2', reason: 'No sound.' }]);
  assert.deepEqual(library.stages.units(asset, 'speech'), [
    { unit: '0', state: { language: 'en' } },
    { unit: '1', state: undefined },
  ]);
});

test('writing a unit again replaces all that it left, in every index', (t) => {
  const library = withAsset(newLibrary(t));
  const write = (id: string, text: string) =>
    library.stages.commit({
      assetId: asset,
      stage: 'text',
      unit: 'k1',
      evidence: [note(1, id, text)],
      vectors: [{ id, vector }],
    });
  write('a', 'low water');
  write('a', 'low water');
  assert.equal(library.evidence.ofAsset(asset).length, 1);
  assert.equal(library.search.vectors(vector, everywhere).length, 1);
  write('b', 'spring tide');
  assert.deepEqual(
    library.evidence.ofAsset(asset).map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual(library.search.words(['water'], everywhere), []);
  assert.deepEqual(
    library.search.vectors(vector, everywhere).map(({ evidenceId }) => evidenceId),
    ['b'],
  );
  assert.equal(library.check().ok, true);
});

test('an evidence that a later unit carries on is there once, as it was written last', (t) => {
  const library = withAsset(newLibrary(t));
  library.stages.commit({ assetId: asset, stage: 'text', unit: 'k1', evidence: [note(1, 'a', 'Tides', { end: 5 })] });
  library.stages.commit({ assetId: asset, stage: 'text', unit: 'k2', evidence: [note(1, 'a', 'Tides', { end: 9 })] });
  assert.deepEqual(
    library.evidence.ofAsset(asset).map(({ end }) => end),
    [9],
  );
  assert.equal(library.search.words(['tides'], everywhere).length, 1);
});

test('a unit that fails half-way leaves nothing, and what stood before it stays', (t) => {
  const library = withAsset(newLibrary(t));
  const before = { assetId: asset, stage: 'text', unit: 'all', evidence: [note(1, 'a', 'first')] } as const;
  library.stages.commit({ ...before, evidence: [...before.evidence] });
  const broken = [note(1, 'b', 'second'), note(1, 'c', 'third', { start: Number.NaN })];
  assert.throws(() => library.stages.commit({ assetId: asset, stage: 'text', unit: 'all', evidence: broken }), {
    code: 'INTERNAL',
  });
  assert.deepEqual(
    library.evidence.ofAsset(asset).map(({ id }) => id),
    ['a'],
  );
  assert.deepEqual(library.search.words(['second'], everywhere), []);
});

test('vectors without a direction or an owner, and rows of another file, are refused', (t) => {
  const library = withAsset(newLibrary(t));
  const commit = (part: object) => () =>
    library.stages.commit({ assetId: asset, stage: 'embeddings', unit: '0', ...part });
  assert.throws(commit({ vectors: [{ id: 'nobody', vector }] }), { code: 'INTERNAL' });
  for (const bad of [new Float32Array(8), Float32Array.of(Number.NaN, 1)])
    assert.throws(commit({ evidence: [note(1, 'a', 'x')], vectors: [{ id: 'a', vector: bad }] }), { code: 'INTERNAL' });
  assert.throws(commit({ evidence: [note(2, 'b', 'x')] }), { code: 'INTERNAL' });
  assert.deepEqual(library.stages.units(asset, 'embeddings'), []);
});

test('resetting a stage forgets what it wrote and no more', (t) => {
  const library = withAsset(newLibrary(t));
  library.stages.commit({ assetId: asset, stage: 'text', unit: 'all', evidence: [note(1, 'a', 'kept')] });
  library.stages.commit({
    assetId: asset,
    stage: 'embeddings',
    unit: '0',
    vectors: [{ id: 'a', vector }],
    finish: { state: 'done', version: '1' },
  });
  assert.deepEqual(library.evidence.withoutVector(asset), []);
  library.stages.reset(asset, 'embeddings');
  assert.deepEqual(
    library.evidence.withoutVector(asset).map(({ id }) => id),
    ['a'],
  );
  assert.deepEqual(library.search.vectors(vector, everywhere), []);
  assert.deepEqual(
    library.stages.list(asset).map(({ stage }) => stage),
    ['text'],
  );
  assert.equal(library.check().ok, true);
});

test('key frames come by time, and their pictures go with them', (t) => {
  const library = withAsset(newLibrary(t));
  for (const id of ['k1', 'k2']) library.blobs.put(asset, `thumb-${id}.jpg`, Uint8Array.of(1));
  library.blobs.put(asset, 'filmstrip.jpg', Uint8Array.of(1));
  const geometry = { count: 4, columns: 2, width: 160, height: 90, interval: 2.5 };
  const all = { assetId: asset, stage: 'keyframes', unit: 'all' } as const;
  library.stages.commit({
    ...all,
    keyFrames: [frame('k2', 7), { ...frame('k1', 1), sameAs: 'k2' }],
    filmstrip: geometry,
  });
  assert.deepEqual(library.keyFrames.ofAsset(asset), [{ ...frame('k1', 1), sameAs: 'k2' }, frame('k2', 7)]);
  assert.deepEqual(library.keyFrames.get('k2'), frame('k2', 7));
  assert.deepEqual(library.media.filmstrip(asset), geometry);

  library.stages.commit({ ...all, keyFrames: [frame('k2', 7)], filmstrip: geometry });
  assert.equal(library.blobs.path(asset, 'thumb-k1.jpg'), undefined);
  assert.notEqual(library.blobs.path(asset, 'thumb-k2.jpg'), undefined);
  library.stages.reset(asset, 'keyframes');
  assert.equal(library.blobs.path(asset, 'thumb-k2.jpg'), undefined);
  assert.equal(library.blobs.path(asset, 'filmstrip.jpg'), undefined);
  assert.equal(library.media.filmstrip(asset), null);
});

test('a vector of a key frame is kept apart from those of evidence', (t) => {
  const library = withAsset(newLibrary(t));
  library.stages.commit({
    assetId: asset,
    stage: 'keyframes',
    unit: 'all',
    keyFrames: [frame('k1', 0)],
    pictureVectors: [{ keyFrameId: 'k1', model: 'clip@1', vector }],
  });
  assert.deepEqual(library.search.vectors(vector, everywhere), []);
  library.stages.reset(asset, 'keyframes');
  assert.equal(library.check().ok, true);
});

test('a waveform keeps its peaks to seven digits', (t) => {
  const library = withAsset(newLibrary(t));
  const waveform = { rate: 50, min: [-1, -0.25, -0.1], max: [1, 0.5, 0.1] };
  library.stages.commit({ assetId: asset, stage: 'waveform', unit: 'all', waveform });
  const kept = library.media.waveform(asset)!;
  assert.equal(kept.rate, 50);
  for (const side of ['min', 'max'] as const)
    for (const [i, peak] of kept[side].entries()) assert.ok(Math.abs(peak - waveform[side][i]!) < 1e-7);
});
