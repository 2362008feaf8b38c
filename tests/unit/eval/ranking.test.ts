import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanFigures, rankingFigures } from '../../eval/rerank/ranking.ts';

const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test('a ranking that begins with all that is relevant is perfect', () => {
  assert.deepEqual(rankingFigures(['a', 'b', 'c'], new Set(['a', 'b'])), { recall1: 1, mrr: 1, ndcg5: 1 });
});

test('what comes late counts less, what comes after the fifth not at all', () => {
  const { recall1, mrr, ndcg5 } = rankingFigures(['x', 'a', 'y', 'b'], new Set(['a', 'b']));
  assert.equal(recall1, 0);
  assert.equal(mrr, 0.5);
  close(ndcg5, (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3)));
  assert.equal(rankingFigures(['1', '2', '3', '4', '5', 'a'], new Set(['a'])).ndcg5, 0);
});

test('what never comes gives nothing, and the ideal holds five at most', () => {
  assert.deepEqual(rankingFigures(['x'], new Set(['a'])), { recall1: 0, mrr: 0, ndcg5: 0 });
  const many = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  assert.equal(rankingFigures([...many], many).ndcg5, 1);
});

test('figures are means over questions', () => {
  const mean = meanFigures([
    { recall1: 1, mrr: 1, ndcg5: 1 },
    { recall1: 0, mrr: 0.5, ndcg5: 0.2 },
  ]);
  assert.deepEqual(mean, { recall1: 0.5, mrr: 0.75, ndcg5: 0.6 });
});
