import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { batchesByLength } from '../../../../../native-models/tasks/embed-text/batches.ts';
import { meanPool } from '../../../../../native-models/tasks/embed-text/pool.ts';

test('every text is in one batch, and no padded batch exceeds the budget', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 256 })), fc.integer({ min: 1, max: 2048 }), (lengths, budget) => {
      const batches = batchesByLength(lengths, budget);
      assert.deepEqual(
        batches.flat().sort((a, b) => a - b),
        lengths.map((_, i) => i),
      );
      for (const batch of batches) {
        const padded = batch.length * Math.max(...batch.map((i) => lengths[i]!));
        assert.ok(batch.length === 1 || padded <= budget);
      }
    }),
  );
});

test('the mean of the tokens has length 1', () => {
  assert.deepEqual(
    [...meanPool(Float32Array.of(2, 0, 4, 8), 2)].map((v) => +v.toFixed(3)),
    [0.6, 0.8],
  );
  assert.deepEqual([...meanPool(new Float32Array(0), 2)], [0, 0]);
});
