import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignTokens, warp } from '../../../../../native-models/tasks/asr/alignment.ts';

/** Attention of one head that looks at `centre`. */
const looking = (centre: number, frames: number) => [
  Float32Array.from({ length: frames }, (_, f) => Math.exp(-((f - centre) ** 2) / 18)),
];

test('tokens begin where their attention takes over', () => {
  const begins = alignTokens(
    [10, 40, 70, 95].map((centre) => looking(centre, 100)),
    100,
  );
  assert.equal(begins[0], 0);
  for (const [i, expected] of [25, 55, 83].entries())
    assert.ok(Math.abs(begins[i + 1]! - expected) <= 6, String(begins));
});

test('the cheapest path enters each row where its cheap cells begin', () => {
  const cost = Float32Array.of(0, 0, 9, 9, 9, 9, 9, 9, 0, 0, 0, 9, 9, 9, 9, 9, 9, 0);
  assert.deepEqual(warp(cost, 3, 6), [0, 2, 5]);
});

test('no token, no audio', () => {
  assert.deepEqual(alignTokens([], 50), []);
  assert.deepEqual(alignTokens([looking(1, 5)], 0), [0]);
});

test('the path never goes back and starts at the first frame', () => {
  const costs = fc.tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 1, max: 20 }),
    fc.infiniteStream(fc.float({ min: -1, max: 1, noNaN: true })),
  );
  fc.assert(
    fc.property(costs, ([rows, columns, values]) => {
      const cost = Float32Array.from({ length: rows * columns }, () => values.next().value as number);
      const entered = warp(cost, rows, columns);
      assert.equal(entered[0], 0);
      for (let i = 1; i < rows; i++) assert.ok(entered[i]! >= entered[i - 1]! && entered[i]! < columns);
    }),
  );
});
