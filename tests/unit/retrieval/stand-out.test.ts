import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { prominence } from '../../../main/retrieval/stand-out.ts';

/** Cosines as CLIP gives them to pictures that do not fit. */
const usual = Array.from({ length: 41 }, (_, i) => 0.18 + i * 0.001);

test('the nearest counts 1, what is usual 0, others what they have come of the way', () => {
  const [first, half, middle, below] = prominence([0.3, 0.25, 0.2, 0.18], usual, 41);
  assert.equal(first, 1);
  assert.ok(Math.abs(half! - 0.5) < 1e-9);
  assert.ok(Math.abs(middle!) < 1e-9);
  assert.equal(below, 0);
});

test('a picture that is as near as the nearest of many is by chance does not stand out', () => {
  assert.deepEqual(prominence([0.215, 0.21], usual, 41), [0, 0]);
  assert.equal(prominence([0.23], usual, 41)[0], 1);
  assert.deepEqual(prominence([0.23], usual, 100_000), [0], 'of more pictures a nearer one is there by chance');
});

test('many fitting pictures do not widen what is usual', () => {
  const fitting = Array.from({ length: 20 }, () => 0.32);
  assert.equal(prominence([0.32], [...usual, ...fitting], 61)[0], 1);
});

test('of a handful the nearest alone is taken; all alike, none is', () => {
  assert.deepEqual(prominence([0.21, 0.205], [0.21, 0.205, 0.2, 0.2], 4), [1, 0]);
  assert.deepEqual(prominence([0.2, 0.2], [0.2, 0.2, 0.2, 0.2, 0.2, 0.2], 6), [0, 0]);
  assert.deepEqual(prominence([], usual, 41), []);
});

test('neither a shift nor a scale of all cosines changes anything: every model has its own', () => {
  // Whole numbers and powers of two are added and multiplied without rounding.
  const all = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 5, maxLength: 60 });
  fc.assert(
    fc.property(all, fc.integer({ min: -400, max: 400 }), fc.constantFrom(0.5, 1, 2, 64), (scores, shift, scale) => {
      const of = (list: number[]) =>
        prominence(
          list.toSorted((a, b) => b - a),
          list,
          list.length,
        );
      const values = of(scores);
      assert.deepEqual(of(scores.map((score) => (score + shift) * scale)), values);
      assert.ok(values.every((value, i) => value >= 0 && value <= (values[i - 1] ?? 1)));
    }),
  );
});
