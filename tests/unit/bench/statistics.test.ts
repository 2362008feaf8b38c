import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeness, median } from '../../bench/statistics.ts';

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
