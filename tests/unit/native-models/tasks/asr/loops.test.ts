import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repeatedTail } from '../../../../../native-models/tasks/asr/loops.ts';

test('a phrase said three times in a row is a loop, of which one stays', () => {
  assert.equal(repeatedTail([9, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]), 8);
});

test('a word said three times is emphasis, five times a loop', () => {
  assert.equal(repeatedTail([5, 7, 7, 7]), 0);
  assert.equal(repeatedTail([5, 7, 7, 7, 7, 7]), 4);
});

test('different tokens are never a loop', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat()), (ids) => repeatedTail(ids) === 0));
});
