import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { silentLog } from '../../../main/log/log.ts';
import type { CrossEncoder } from '../../../main/models/text-models.ts';
import { createWordRanker } from '../../../main/retrieval/cross-encoder.ts';
import type { MomentHits } from '../../../main/retrieval/moments.ts';
import { type Question, textScorer } from '../../../main/retrieval/rerank.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';

const question: Question = {
  text: 'when does the ferry leave?',
  terms: [],
  weights: [],
  nameOf: () => '',
  fullness: () => 0,
};
const signal = new AbortController().signal;

/** A moment that the text scorer finds so good: it goes by the cosine alone here. */
function moment(cosine: number, text: string): MomentHits {
  const evidence = {
    id: text,
    assetId: 'a',
    kind: 'speech',
    text,
    detail: { kind: 'speech', language: 'en' },
  } as Evidence;
  return {
    moment: { id: text, assetId: 'a', start: 0, end: 1, keyFrame: null, evidence: [evidence], score: 0 },
    hits: [{ evidence, words: 0, cosine, fused: 0 }],
  };
}
const says = (score: (passage: string) => number): CrossEncoder => ({
  id: 'pretend',
  score: async (_, passages) => ({ scores: Float32Array.from(passages, score), device: 'cpu', note: null }),
});
const order = (scores: readonly number[]) => scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
const ranker = (model: CrossEncoder | undefined) => createWordRanker({ crossEncoder: () => model, log: silentLog })();

test('without a model the text scorer itself ranks', () => {
  assert.equal(ranker(undefined), textScorer);
});

test('what the model is sure of comes up', async () => {
  const moments = [moment(0.9, 'weather'), moment(0.8, 'news'), moment(0.7, 'the ferry leaves at ten')];
  const by = ranker(says((passage) => (passage.includes('ferry') ? 0.999 : 0.001)));
  assert.deepEqual(order(await by.rerank(question, moments, signal)), [2, 0, 1]);
  assert.deepEqual([by.name, by.device, by.looked], ['pretend', 'cpu', 3]);
});

test('a model that tells nothing apart leaves the order, and no score leaves 0–1', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(0, 0.3, 1),
      async (hundredths, same) => {
        const moments = hundredths.map((one, i) => moment(one / 100, `m${i}`));
        const before = await textScorer.rerank(question, moments, signal);
        const after = await ranker(says(() => same)).rerank(question, moments, signal);
        assert.ok(after.every((score) => score >= 0 && score <= 1));
        assert.deepEqual(order(after), order(before));
      },
    ),
  );
});

test('only the best are read; the others stay behind them in their order', async () => {
  const moments = Array.from({ length: 40 }, (_, i) => moment(1 - i / 50, `m${i}`));
  let read = 0;
  const model = says((passage) => {
    read += 1;
    return passage === 'm23' ? 1 : 0;
  });
  const after = order(await ranker(model).rerank(question, moments, signal));
  assert.equal(read, 24);
  assert.deepEqual(
    after.slice(24),
    Array.from({ length: 16 }, (_, i) => 24 + i),
  );
  assert.ok(after.indexOf(23) < 10);
});

test('a model that fails leaves the order, and the note says why; a stop is passed on', async () => {
  const broken: CrossEncoder = { id: 'pretend', score: () => Promise.reject(new Error('gone')) };
  const moments = [moment(0.2, 'a'), moment(0.4, 'b')];
  const by = ranker(broken);
  assert.deepEqual(await by.rerank(question, moments, signal), await textScorer.rerank(question, moments, signal));
  assert.match(by.note ?? '', /did not answer/);
  await assert.rejects(ranker(broken).rerank(question, moments, AbortSignal.abort()), /gone/);
});
