import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { logOddsOf, sigmoid } from '../../../../../native-models/tasks/vlm/yes-no.ts';

const ids = { yes: [0], no: [1] };
const p = (logits: number[], answers: Parameters<typeof logOddsOf>[1] = ids) =>
  sigmoid(logOddsOf(Float32Array.from(logits), answers));

test('P(Yes) is the share of Yes against No, whatever else is likely', () => {
  assert.ok(Math.abs(p([2, 1, 10]) - 0.7310586) < 1e-6);
});

test('spellings of an answer count together', () => {
  const both = { yes: [0, 2], no: [1] };
  assert.ok(Math.abs(p([0, 0, 0], both) - 2 / 3) < 1e-6);
});

test('a shift of all logits changes nothing', () => {
  const logit = fc.float({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(logit, logit, fc.integer({ min: -50, max: 50 }), (yes, no, shift) => {
      assert.ok(Math.abs(p([yes, no]) - p([yes + shift, no + shift])) < 1e-4);
    }),
  );
});

test('the largest logits stay finite', () => {
  assert.equal(p([1000, -1000]), 1);
  assert.equal(p([-1000, 1000]), 0);
  assert.equal(p([1000, 1000]), 0.5);
});
