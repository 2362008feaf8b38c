import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeness, median, percentile } from '../../bench/statistics.ts';

test('the median is the middle one, or lies between the two in the middle', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([10, 1, 2, 3]), 2.5);
});

test('equal scores are no distance apart and in one order', () => {
  const scores = [
    [1, -1, 0.5],
    [0, 2, 1],
  ];
  assert.deepEqual(closeness(scores, scores), { probability: 0, logOdds: 0, tau: 1 });
});

test('distances are the largest of all questions, the order is the mean of them', () => {
  // The first question's order is turned round, the second's is kept.
  const { probability, logOdds, tau } = closeness(
    [
      [0, 1],
      [0, 3],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  );
  assert.equal(logOdds, 2);
  assert.ok(Math.abs(probability - 0.2310586) < 1e-6);
  assert.equal(tau, 0);
});

test('a way that was asked fewer questions is compared on those', () => {
  assert.deepEqual(
    closeness(
      [[1, 2]],
      [
        [1, 2],
        [9, 9],
      ],
    ),
    { probability: 0, logOdds: 0, tau: 1 },
  );
});

test('a percentile is a number that was measured', () => {
  const numbers = Array.from({ length: 100 }, (_, i) => 100 - i);
  assert.deepEqual([percentile(numbers, 0.5), percentile(numbers, 0.95), percentile([7], 0.95)], [50, 95, 7]);
});
