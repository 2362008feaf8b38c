import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, everywhere, idOf, newLibrary, sampleAsset } from './sample-library.ts';

const random = randomFrom(11);
const model = 'clip@1';
const frameOf = (asset: number, i: number, sameAs: string | null = null): KeyFrame => ({
  id: `k${asset}-${i}`,
  assetId: idOf(asset),
  time: i * 4,
  start: i * 4,
  end: i * 4 + 4,
  sameAs,
});

function filled(t: Parameters<typeof newLibrary>[0], vectors: Float32Array[], by = model) {
  const library = newLibrary(t);
  for (const asset of [1, 2]) {
    library.assets.add(sampleAsset(asset));
    const keyFrames = vectors.map((_, i) => frameOf(asset, i));
    if (asset === 1) keyFrames.push(frameOf(1, vectors.length, 'k1-0'));
    library.stages.commit({ assetId: idOf(asset), stage: 'keyframes', unit: 'all', keyFrames });
    library.stages.commit({
      assetId: idOf(asset),
      stage: 'pictures',
      unit: 'all',
      pictureVectors: vectors.map((vector, i) => ({ keyFrameId: `k${asset}-${i}`, model: by, vector })),
    });
  }
  return library;
}

const filter = { scope: everywhere.scope, model, limit: 5 };

test('pictures are found by cosine, best first, with the mean of all', (t) => {
  const vectors = Array.from({ length: 30 }, () => direction(random));
  const library = filled(t, vectors);
  const found = library.search.pictures(vectors[3]!, { ...filter, scope: { assetIds: [idOf(2)] } });
  assert.equal(found.hits[0]!.keyFrameId, 'k2-3');
  assert.ok(Math.abs(found.hits[0]!.score - 1) < 0.01);
  assert.equal(found.count, 30);
  const mean =
    vectors.reduce(
      (sum, v) =>
        sum + v.reduce((dot, x, i) => dot + x * vectors[3]![i]!, 0) / (Math.hypot(...v) * Math.hypot(...vectors[3]!)),
      0,
    ) / 30;
  assert.ok(Math.abs(found.mean - mean) < 0.01);
  assert.equal(library.search.pictures(vectors[3]!, filter).count, 60);
  assert.equal(library.check().ok, true, library.check().problems.join());
});

test('a cut in time keeps what is on screen in it; a slide that comes back is found there', (t) => {
  const vectors = Array.from({ length: 6 }, () => direction(random));
  const library = filled(t, vectors);
  const ids = (scope: { assetIds: string[]; from?: number; to?: number }) =>
    library.search.pictures(vectors[0]!, { ...filter, scope }).hits.map(({ keyFrameId }) => keyFrameId);
  assert.equal(ids({ assetIds: [idOf(1)] })[0], 'k1-0');
  assert.deepEqual(ids({ assetIds: [idOf(1)], from: 8.5, to: 12 }), ['k1-2']);
  assert.equal(ids({ assetIds: [idOf(1)], from: 20, to: 60 })[0], 'k1-6');
});

test('vectors of another model, of other dimensions and of removed files are not compared', (t) => {
  const vectors = Array.from({ length: 4 }, () => direction(random));
  const library = filled(t, vectors);
  assert.equal(library.search.pictures(vectors[0]!, { ...filter, model: 'clip@2' }).count, 0);
  assert.equal(library.search.pictures(new Float32Array(8).fill(1), filter).count, 0);
  assert.equal(library.search.pictures(new Float32Array(384), filter).count, 0);
  const { undo } = library.assets.remove([idOf(1)]);
  assert.equal(library.search.pictures(vectors[0]!, filter).count, 4);
  library.assets.restore(undo);
  library.stages.reset(idOf(1), 'pictures');
  assert.equal(library.search.pictures(vectors[0]!, filter).count, 4);
});
