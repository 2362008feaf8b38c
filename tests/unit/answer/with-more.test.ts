import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMore } from '../../../main/answer/with-more.ts';
import type { Query, Retrieve, Retrieved } from '../../../main/retrieval-port.ts';

const never = new AbortController().signal;
const asked: string[] = [];
/** Each letter of a query finds the moment and the evidence of that letter. */
const retrieve: Retrieve = async ({ text, limit }) => {
  asked.push(text);
  const letters = [...text];
  return {
    moments: letters.map((id, i) => ({ id, score: 1 - i / 10 })).slice(0, limit),
    hits: letters.map((id) => ({ evidence: { id }, cosine: 0.5, words: 1, fused: 1 })),
    trace: { hits: [], reranker: { name: text }, dropped: [], stages: [] },
  } as unknown as Retrieved;
};
const query = (text: string, limit = 6): Query => ({ text, kinds: {}, scope: { assetIds: [] }, limit });

test('what a model thought of comes behind what the question found, and takes the place of its last', async () => {
  const { moments, hits, trace } = await withMore(retrieve, ['bxy'], ['abcdef'])(query('abcdef'), never);
  assert.equal(moments.map(({ id }) => id).join(''), 'abcdxy');
  assert.deepEqual(
    hits.map(({ evidence, cosine }) => [evidence.id, cosine]).filter(([id]) => 'bxy'.includes(id as string)),
    [
      ['b', 0.5],
      ['x', 0.45],
      ['y', 0.45],
    ],
  );
  assert.equal(trace.reranker.name, 'abcdef');
});

test('searches for conditions and sub-questions stay as they are', async () => {
  asked.length = 0;
  await withMore(retrieve, ['x'], ['abc'])(query('other'), never);
  assert.deepEqual(asked, ['other']);
  assert.equal(withMore(retrieve, [], ['abc']), retrieve);
});
