import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../main/app-error.ts';
import type { Library } from '../../../main/library/library.ts';
import type { Vlm } from '../../../main/models/vlm.ts';
import { calibrate, thresholdFrom } from '../../../main/retrieval/calibrate.ts';
import { createVisual } from '../../../main/retrieval/judge-moments.ts';
import type { ScoreCandidate } from '../../../native-models/protocol.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence, Moment } from '../../../preload/contract/evidence.ts';

const assetId = 'a'.repeat(64);
const scope = { assetIds: [] };
const signal = new AbortController().signal;

/** A film of ten shots of ten seconds; `captions` were written of the first ones. */
function film(captions: readonly string[] = []) {
  const frames = Array.from({ length: 10 }, (_, i): KeyFrame => {
    return { id: `k${i}`, assetId, time: i * 10, start: i * 10, end: i * 10 + 10, sameAs: null };
  });
  const evidence = captions.map(
    (text, i) =>
      ({
        ...{ id: `c${i}`, assetId, kind: 'caption', start: i * 10, end: i * 10 + 10, text, box: null, confidence: 0.5 },
        source: { stage: 'visual', model: 'm', version: 'm@1:16' },
        detail: { kind: 'caption', keyFrameId: `k${i}` },
      }) as Evidence,
  );
  const library = {
    assets: { list: () => [{ id: assetId }] },
    keyFrames: { ofAsset: () => frames, get: (id: string) => frames.find((frame) => frame.id === id) },
    evidence: { within: () => [], ofAsset: () => evidence },
    // Its number stands for what a frame shows.
    visualTokens: { of: (ids: string[]) => new Map(ids.map((id) => [id, Uint8Array.of(Number(id.slice(1)))])) },
  } as unknown as Library;
  const moment = (i: number, score: number): Moment => {
    return { id: `m${i}`, assetId, start: i * 10, end: i * 10 + 10, keyFrame: frames[i]!, evidence: [], score };
  };
  return { library, moment };
}

/** A model that finds the frames in `useful` useful. */
function model(useful: Record<number, number>, seen: ScoreCandidate[][] = []): Vlm {
  return {
    id: 'm',
    key: 'm@1:16',
    framesPerPrompt: 1,
    judge: async ({ candidates }: { candidates: ScoreCandidate[] }) => {
      seen.push(candidates);
      const judgements = candidates.map(({ frames, prior }) => {
        const p = useful[frames[0]![0]!] ?? 0.02;
        return { p, fused: 0.5 * p + 0.5 * prior, tokens: 40 };
      });
      return { judgements, device: 'cpu', note: null, ms: 1 };
    },
  } as unknown as Vlm;
}

const log = { warn: () => {} };
const findPictures = async () => undefined;
const visual = (library: Library, vlm: Vlm, threshold = 0.5) =>
  createVisual({ library, vlm: () => vlm, findPictures, thresholdOf: () => threshold, log })()!;

test('moments are ordered by what was seen and what retrieval thought', async () => {
  const { library, moment } = film();
  const moments = [moment(1, 0.9), moment(4, 0.6), moment(7, 0.3)];
  const judged = await visual(library, model({ 7: 0.99 })).judge({ question: 'q', scope, moments }, signal);
  assert.deepEqual(
    judged.moments.map(({ moment: { id }, p }) => [id, p]),
    [
      ['m7', 0.99],
      ['m1', 0.02],
      ['m4', 0.02],
    ],
  );
  assert.equal(judged.reranker.looked, 10, 'the other shots were looked at, too');
});

test('a shot that nobody speaks of is brought up by looking, where it is useful', async () => {
  const { library, moment } = film();
  const judged = await visual(library, model({ 8: 0.9 })).judge(
    { question: 'q', scope, moments: [moment(1, 0.9)] },
    signal,
  );
  assert.deepEqual(
    judged.moments.map(({ moment: { start } }) => start),
    [10, 80],
  );
  assert.equal(judged.dropped.length, 8);
  assert.match(judged.dropped[0]!.why, /no use \(2 %\)/);
});

test('a moment without a picture keeps its place: nothing was seen that speaks against it', async () => {
  const { library, moment } = film();
  const heard = (score: number): Moment => ({ ...moment(9, score), id: `heard ${score}`, keyFrame: null });
  const moments = [heard(0.9), moment(1, 0.8), moment(4, 0.6), heard(0.5)];
  const judged = await visual(library, model({ 4: 0.99 })).judge({ question: 'q', scope, moments }, signal);
  assert.deepEqual(
    judged.moments.map(({ moment: { id } }) => id),
    ['heard 0.9', 'm4', 'm1', 'heard 0.5'],
  );
  const scores = judged.moments.map(({ after }) => after);
  assert.deepEqual(
    scores.toSorted((a, b) => b - a),
    scores,
  );
});

test('the threshold decides what is useful', async () => {
  const { library } = film();
  const judged = await visual(library, model({ 8: 0.6 }), 0.7).judge({ question: 'q', scope, moments: [] }, signal);
  assert.deepEqual(judged.moments, []);
});

test('candidates go to the model by falling prior, spread over 0 to 1', async () => {
  const { library, moment } = film();
  const seen: ScoreCandidate[][] = [];
  await visual(library, model({}, seen)).judge(
    { question: 'q', scope: { assetIds: [], from: 20, to: 45 }, moments: [moment(2, 0.2), moment(3, 0.4)] },
    signal,
  );
  assert.deepEqual(
    seen[0]!.map(({ prior }) => prior),
    [1, 0.5, 0],
    'and no shot outside of the scope',
  );
});

test('a model that fails leaves the order of retrieval, and says so', async () => {
  const { library, moment } = film();
  const broken = {
    ...model({}),
    judge: async () => {
      throw new AppError('MODEL_CRASHED', 'A model stopped working.');
    },
  } as Vlm;
  const moments = [moment(1, 0.9), moment(4, 0.6)];
  const judged = await visual(library, broken).judge({ question: 'q', scope, moments }, signal);
  assert.deepEqual(
    judged.moments.map(({ moment: { id }, p }) => [id, p]),
    [
      ['m1', null],
      ['m4', null],
    ],
  );
  assert.match(judged.reranker.note!, /did not answer: A model stopped working\./);
});

test('without a chosen model nobody looks', () => {
  const { library } = film();
  assert.equal(createVisual({ library, vlm: () => undefined, findPictures, thresholdOf: () => 0.5, log })(), undefined);
});

test('a threshold is learned from what the model wrote of its pictures', async () => {
  const { library } = film(['cat', 'dog', 'boat', 'tree', 'moon', 'cup', 'door', 'hat', 'bell', 'road']);
  const knowing = {
    ...model({}),
    judge: async ({ question, candidates }: { question: string; candidates: ScoreCandidate[] }) => {
      const names = ['cat', 'dog', 'boat', 'tree', 'moon', 'cup', 'door', 'hat', 'bell', 'road'];
      const asked = names.findIndex((name) => question.includes(name));
      const p = ({ frames }: ScoreCandidate) => (frames[0]![0] === asked ? 0.75 : 0.35);
      return {
        judgements: candidates.map((one) => ({ p: p(one), fused: 0, tokens: 1 })),
        device: 'cpu',
        note: null,
        ms: 1,
      };
    },
  } as unknown as Vlm;
  const learned = thresholdFrom((await calibrate(library, knowing, signal))!);
  assert.ok(learned! > 0.4 && learned! < 0.7, `${learned}`);
});

test('too few pictures teach nothing', async () => {
  const { library } = film(['cat', 'dog']);
  assert.equal(await calibrate(library, model({}), signal), undefined);
});
