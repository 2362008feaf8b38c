import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Library } from '../../../main/library/library.ts';
import type { Clip } from '../../../main/models/clip.ts';
import { createPictureFinder, standingOut } from '../../../main/retrieval/find-pictures.ts';
import { addPictures } from '../../../main/retrieval/picture-moments.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence, Moment } from '../../../preload/contract/evidence.ts';

const frame = (id: string, sameAs: string | null = null): KeyFrame => {
  const start = Number(id.slice(1));
  return { id, assetId: 'a'.repeat(64), time: start, start, end: start + 4, sameAs };
};
const frames = new Map(['f0', 'f4', 'f8', 'f12'].map((id) => [id, frame(id)]));

/** A library whose pictures have these cosines to whatever is asked. */
function libraryWith(scores: Record<string, number>): Pick<Library, 'search' | 'keyFrames' | 'evidence'> {
  const all = Object.values(scores);
  return {
    search: {
      pictures: (_: Float32Array, { limit }: { limit: number }) => ({
        hits: Object.entries(scores)
          .map(([keyFrameId, score]) => ({ keyFrameId, score }))
          .sort((a, b) => b.score - a.score)
          .slice(0, limit),
        mean: all.reduce((sum, one) => sum + one, 0) / all.length,
        count: all.length,
      }),
    },
    keyFrames: { get: (id: string) => frames.get(id) },
    evidence: { within: () => [] as Evidence[] },
  } as unknown as Pick<Library, 'search' | 'keyFrames' | 'evidence'>;
}

const warned: unknown[] = [];
const log = { warn: (details: object) => void warned.push(details) };
const signal = new AbortController().signal;
const everywhere = { assetIds: [] };

function clipThat(texts: Clip['texts']): Clip {
  return { id: 'c', key: 'c@1', isChosen: () => true, images: async () => [], texts };
}

const find = (scores: Record<string, number>) =>
  createPictureFinder({ library: libraryWith(scores), clip: () => clipThat(async () => [new Float32Array(4)]), log })(
    'a red circle',
    everywhere,
    20,
    signal,
  );

test('a picture stands out against the others of its question, not by its cosine', async () => {
  const scores = { f0: 0.21, f4: 0.22, f8: 0.3, f12: 0.27 };
  const low = (await find(scores))!.hits;
  assert.deepEqual(
    standingOut(low).map(({ keyFrame }) => keyFrame.id),
    ['f8', 'f12'].slice(0, standingOut(low).length),
  );
  const raised = (await find(Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, score + 0.5]))))!.hits;
  assert.deepEqual(
    standingOut(raised).map(({ keyFrame }) => keyFrame.id),
    standingOut(low).map(({ keyFrame }) => keyFrame.id),
  );
  assert.equal(low[0]!.fit, 1);
});

test('pictures that are all alike, and a single one, all fit', async () => {
  assert.deepEqual(
    (await find({ f0: 0.2, f4: 0.2 }))!.hits.map(({ fit }) => fit),
    [1, 1],
  );
  assert.deepEqual(
    (await find({ f8: 0.2 }))!.hits.map(({ fit }) => fit),
    [1],
  );
  assert.deepEqual((await find({}))!.hits, []);
});

test('without a model nothing is searched; one that fails leaves a note; a stop is a stop', async () => {
  const deps = { library: libraryWith({ f0: 0.2 }), log };
  assert.equal(await createPictureFinder({ ...deps, clip: () => undefined })('x', everywhere, 5, signal), undefined);
  const failing = createPictureFinder({
    ...deps,
    clip: () => clipThat(() => Promise.reject(new Error('It is gone.'))),
  });
  const found = await failing('x', everywhere, 5, signal);
  assert.deepEqual(found?.hits, []);
  assert.match(found!.note!, /not searched.*It is gone\./);
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  await assert.rejects(failing('x', everywhere, 5, stop.signal), /stopped/);
});

test('one question is embedded once', async () => {
  let runs = 0;
  const clip = clipThat(async () => {
    runs++;
    return [new Float32Array(4)];
  });
  const finder = createPictureFinder({ library: libraryWith({ f0: 0.2 }), clip: () => clip, log });
  for (const text of ['a', 'a', 'b', 'a']) await finder(text, everywhere, 5, signal);
  assert.equal(runs, 2);
});

const moment = (id: string, keyFrame: KeyFrame, score: number): Moment => ({
  id,
  assetId: keyFrame.assetId,
  start: keyFrame.start,
  end: keyFrame.end,
  keyFrame,
  evidence: [],
  score,
});

test('a moment that shows a fitting picture gains; a picture without a moment becomes one; others change nothing', () => {
  const found = [
    { moment: moment('m4', frame('f4'), 0.05), hits: [] },
    { moment: moment('m20', frame('f20', 'f8'), 0.02), hits: [] },
  ];
  const hits = [
    { keyFrame: frame('f8'), fit: 1 },
    { keyFrame: frame('f12'), fit: 0.8 },
    { keyFrame: frame('f0'), fit: 0.3 },
  ];
  const { candidates, fits } = addPictures(libraryWith({}), found, hits, 0.6);
  assert.deepEqual(
    candidates.map(({ moment: { start } }) => start),
    [4, 20, 12],
  );
  assert.equal(candidates[0]!.moment.score, 0.05);
  assert.ok(candidates[1]!.moment.score > 0.02, 'a slide that came back shows its first picture');
  assert.deepEqual([...fits.values()], [1, 0.8]);
  assert.equal(found[1]!.moment.score, 0.02, 'what came in is left as it was');
});
