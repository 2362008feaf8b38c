import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pruneTokens } from '../../../../native-models/tokens/prune.ts';
import { rowsOf, tokensFrom } from './arbitrary-tokens.ts';

const tokens = tokensFrom([
  [3, 0],
  [0, 1],
  [0, 4],
  [1, 1],
]);

test('the most attended stay, in reading order, the first of equals', () => {
  assert.deepEqual(rowsOf(pruneTokens(tokens, 2, Float32Array.of(0.1, 0.4, 0.1, 0.4))), [
    [0, 1],
    [1, 1],
  ]);
  assert.deepEqual(rowsOf(pruneTokens(tokens, 3, Float32Array.of(0.1, 0.4, 0.1, 0.4))), [
    [3, 0],
    [0, 1],
    [1, 1],
  ]);
});

test('without attention the longest stay, with what they stand for', () => {
  const pruned = pruneTokens({ ...tokens, sizes: Float32Array.of(5, 6, 7, 8) }, 2);
  assert.deepEqual(rowsOf(pruned), [
    [3, 0],
    [0, 4],
  ]);
  assert.deepEqual([...pruned.sizes], [5, 7]);
});

test('all of them are the tokens themselves; a wrong count of importances is refused', () => {
  assert.equal(pruneTokens(tokens, 4), tokens);
  assert.throws(() => pruneTokens(tokens, 2, new Float32Array(3)), RangeError);
});
