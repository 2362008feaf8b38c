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

/** Cosines of the pictures that are not asked about. */
const usual = [0.19, 0.2, 0.2, 0.21, 0.21, 0.22];

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
        background: [...all, ...usual],
        count: all.length + usual.length,
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
  createPictureFinder({
    library: libraryWith(scores),
    clip: () => clipThat(async (texts) => texts.map(() => new Float32Array(4))),
    log,
  })('a red circle', everywhere, 20, signal);

test('pictures stand out against what is usual in the library, best first', async () => {
  const { hits } = (await find({ f0: 0.21, f4: 0.22, f8: 0.3, f12: 0.28 }))!;
  assert.deepEqual(
    standingOut(hits).map(({ keyFrame }) => keyFrame.id),
    ['f8', 'f12'],
  );
  assert.equal(hits[0]!.fit, 1);
  assert.equal(hits.length, 4, 'the others keep their order, for who looks at more');
});

test('where no picture lies above what is usual, none stands out', async () => {
  const { hits } = (await find({ f0: 0.2, f4: 0.21, f8: 0.22 }))!;
  assert.deepEqual(standingOut(hits), []);
  assert.equal(hits[0]!.keyFrame.id, 'f8');
  assert.deepEqual((await find({}))!.hits, []);
});

test('a question is held against the pictures as it was asked and as a caption', async () => {
  const asked: string[][] = [];
  const clip = clipThat(async (texts) => {
    asked.push(texts);
    return [Float32Array.of(1, 0, 0, 0), Float32Array.of(0, 1, 0, 0)];
  });
  const compared: number[][] = [];
  const library = libraryWith({ f0: 0.2 });
  const search = {
    ...library.search,
    pictures: (vector: Float32Array, ...more: [Parameters<Library['search']['pictures']>[1]]) => {
      compared.push([...vector]);
      return library.search.pictures(vector, ...more);
    },
  };
  const finder = createPictureFinder({ library: { ...library, search }, clip: () => clip, log });
  await finder('When does the red circle appear?', everywhere, 5, signal);
  assert.deepEqual(asked, [['When does the red circle appear?', 'a photo of the red circle']]);
  assert.deepEqual(compared, [[0.5, 0.5, 0, 0]]);
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
  const clip = clipThat(async (texts) => {
    runs++;
    return texts.map(() => new Float32Array(4));
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
