import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { topCannotChange } from '../../../../../native-models/tasks/vlm/early-stop.ts';
import { fused, fusionFor } from '../../../../../native-models/tasks/vlm/fuse.ts';

test('it stops once nobody left can come among the best', () => {
  assert.equal(topCannotChange([0.9, 0.8, null], [1, 1, 0.7], 2), true);
  assert.equal(topCannotChange([0.9, 0.8, null], [1, 1, 0.85], 2), false);
  assert.equal(topCannotChange([0.9, null, null], [1, 0.5, 0.5], 2), false, 'fewer are known than are wanted');
});

test('whatever the rest scores, the best are the same as if all had been scored', () => {
  const candidate = fc.record({
    logOdds: fc.double({ min: -30, max: 30, noNaN: true }),
    prior: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(candidate, { minLength: 1, maxLength: 12 }),
      fc.nat(12),
      fc.integer({ min: 1, max: 4 }),
      (all, known, keep) => {
        const fusion = fusionFor(16);
        const sorted = [...all].sort((a, b) => b.prior - a.prior);
        const scores = sorted.map((one) => fused(one.logOdds, one.prior, fusion));
        const partly = scores.map((score, i) => (i < known ? score : null));
        const bounds = sorted.map((one) => fused(Number.POSITIVE_INFINITY, one.prior, fusion));
        if (!topCannotChange(partly, bounds, keep)) return;
        const best = (values: (number | null)[]) =>
          values
            .filter((value) => value !== null)
            .sort((a, b) => b - a)
            .slice(0, keep);
        assert.deepEqual(best(partly), best(scores));
      },
    ),
  );
});

test('with a weight of nothing the order of retrieval stays', () => {
  const order = { weight: 0, temperature: 3 };
  assert.equal(fused(12, 0.3, order), 0.3);
  assert.equal(fused(-12, 0.3, order), 0.3);
});
