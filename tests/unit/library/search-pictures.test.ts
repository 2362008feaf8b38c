import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openDatabase } from '../../../main/library/database.ts';
import { openLibrary } from '../../../main/library/open-library.ts';
import { turned } from '../../../main/library/quantise.ts';
import { silentLog } from '../../../main/log/log.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { direction, everywhere, idOf, newLibrary, sampleAsset, temporaryDir } from './sample-library.ts';

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

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
const filter = { scope: everywhere.scope, model, limit: 5 };

test('pictures are found by cosine, best first, and all of the library tell what is usual', (t) => {
  const vectors = Array.from({ length: 30 }, () => direction(random));
  const library = filled(t, vectors);
  const found = library.search.pictures(vectors[3]!, { ...filter, scope: { assetIds: [idOf(2)] } });
  assert.equal(found.hits[0]!.keyFrameId, 'k2-3');
  assert.ok(Math.abs(found.hits[0]!.score - 1) < 0.01);
  const usual = vectors.map((vector) => cosine(vector, vectors[3]!)).sort((a, b) => a - b);
  found.background
    .sort((a, b) => a - b)
    .forEach((score, i) => {
      assert.ok(Math.abs(score - usual[i >> 1]!) < 0.01, 'each picture once for both files');
    });
  assert.deepEqual([found.background.length, found.count], [60, 60]);
  assert.equal(library.check().ok, true, library.check().problems.join());
});

/** As CLIP's are: a few components hold most of the length. */
function lopsided(): Float32Array {
  const vector = direction(random, 512);
  vector[7] = 2;
  vector[90] = -1.5;
  return vector;
}

test('a cosine is true to two thousandths also where a few components hold most of a vector', (t) => {
  const vectors = Array.from({ length: 200 }, lopsided);
  const library = filled(t, vectors);
  const query = direction(random, 512);
  const { hits } = library.search.pictures(query, { ...filter, scope: { assetIds: [idOf(1)] }, limit: 200 });
  assert.equal(hits.length, 200);
  for (const { keyFrameId, score } of hits) {
    const exact = cosine(query, vectors[Number(keyFrameId.split('-')[1])]!);
    assert.ok(Math.abs(score - exact) < 0.002, `${score} for ${exact}`);
  }
});

test('turning vectors keeps what lies between them', () => {
  const pair = fc.integer({ min: 1, max: 48 }).chain((length) => {
    const one = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: length, maxLength: length });
    return fc.tuple(one, one);
  });
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const [x, y] = [Float32Array.from(a), Float32Array.from(b)];
      assert.ok(Math.abs(dot(turned(x), turned(y)) - dot(x, y)) <= 1e-2 + 1e-5 * (dot(x, x) + dot(y, y)));
    }),
  );
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
  const compared = (vector: Float32Array, by = model) => {
    const { hits, background } = library.search.pictures(vector, { ...filter, model: by, limit: 50 });
    assert.equal(hits.length, background.length);
    return hits.length;
  };
  assert.equal(compared(vectors[0]!), 8);
  assert.equal(compared(vectors[0]!, 'clip@2'), 0);
  assert.equal(compared(new Float32Array(8).fill(1)), 0);
  assert.equal(compared(new Float32Array(384)), 0);
  const { undo } = library.assets.remove([idOf(1)]);
  assert.equal(compared(vectors[0]!), 4);
  library.assets.restore(undo);
  library.stages.reset(idOf(1), 'pictures');
  assert.equal(compared(vectors[0]!), 4);
  library.stages.reset(idOf(2), 'keyframes');
  assert.equal(compared(vectors[0]!), 0);
});

test('the check finds vectors that do not fit their key frames', (t) => {
  const dir = temporaryDir(t);
  const library = openLibrary(dir, { log: silentLog });
  library.assets.add(sampleAsset(1));
  const vector = direction(random);
  const keyFrames = [frameOf(1, 0), frameOf(1, 1)];
  library.stages.commit({ assetId: idOf(1), stage: 'keyframes', unit: 'all', keyFrames });
  const pictureVectors = [{ keyFrameId: 'k1-1', model, vector }];
  library.stages.commit({ assetId: idOf(1), stage: 'pictures', unit: 'all', pictureVectors });
  assert.deepEqual(library.check().problems, []);
  library.close();
  const db = openDatabase(join(dir, 'library.db'));
  db.exec("UPDATE key_frames SET same_as = 'k1-0' WHERE id = 'k1-1'");
  db.close();
  const wounded = openLibrary(dir, { log: silentLog });
  t.after(() => wounded.close());
  assert.match(wounded.check().problems.join(), /1 vectors of pictures do not fit/);
});
