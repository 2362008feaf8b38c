import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moved } from '../../../../renderer/features/reports/moved.ts';

test('moving keeps every item and puts the moved one where it was asked', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  assert.deepEqual(moved(['a', 'b', 'c'], 2, -4), ['c', 'a', 'b']);
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(20), fc.nat(20), (list, from, to) => {
      assert.deepEqual([...moved(list, from, to)].sort(), [...list].sort());
    }),
  );
});
