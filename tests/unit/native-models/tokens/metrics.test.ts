import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeTokens } from '../../../../native-models/tokens/merge.ts';
import { centred } from '../../../../native-models/tokens/metrics.ts';
import { rowsOf, tokensFrom } from './arbitrary-tokens.ts';

test('what all tokens share is taken away, weighted by what each stands for', () => {
  const tokens = {
    ...tokensFrom([
      [1, 10],
      [5, 10],
    ]),
    sizes: Float32Array.of(3, 1),
  };
  assert.deepEqual(rowsOf({ ...centred(tokens), n: 2 }), [
    [-1, 0],
    [3, 0],
  ]);
});

test('as a metric it tells apart what a common part makes alike', () => {
  const tokens = tokensFrom([
    [110, 2],
    [90, 1.5],
    [90, 2.5],
    [110, 1],
  ]);
  const plain = rowsOf(mergeTokens(tokens, 2));
  assert.deepEqual(plain[1], [110, 1], 'all that is bright merges into one');
  const merged = rowsOf(mergeTokens(tokens, 2, { metric: centred(tokens) }));
  assert.deepEqual(merged, [
    [90, 2],
    [110, 1.5],
  ]);
});
