import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { searchMoments } from '../../../main/retrieval/search.ts';
import type { Retrieved } from '../../../main/retrieval-port.ts';

/** Ids of the moments that a search shows whose retrieval gave these scores; `lowered` are those that a thumb put down. */
async function shown(scores: readonly number[], lowered: readonly number[] = []): Promise<number[]> {
  const retrieved = {
    moments: scores.map((score, i) => ({ id: `${i}`, score })),
    trace: { hits: scores.map((_, i) => ({ momentId: `${i}`, ...(lowered.includes(i) && { moved: -1 }) })) },
  } as unknown as Retrieved;
  const { moments } = await searchMoments(
    { retrieve: async () => retrieved, clock: () => 0 },
    { query: 'roof', kinds: [], scope: { assetIds: [] }, limit: 20 },
    new AbortController().signal,
  );
  return moments.map(({ id }) => Number(id));
}

test('beside a moment that holds the words, those that are only faintly near are not shown', async () => {
  assert.deepEqual(await shown([0.83, 0.78, 0.26, 0.11, 0.09]), [0, 1, 2]);
});

test('where no moment holds the words, the nearest few are shown', async () => {
  assert.deepEqual(await shown([0.1, 0.08, 0.07, 0.04]), [0, 1]);
});

test('a thumb down hides no moment', async () => {
  assert.deepEqual(await shown([0.8, 0.1, 0.1], [2]), [0, 2]);
});

test('the best is always shown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1 }), async (scores) => {
      const sorted = scores.toSorted((a, b) => b - a);
      assert.equal((await shown(sorted))[0], 0);
    }),
  );
});
