import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { adaptiveThreshold } from '../../../main/retrieval/threshold.ts';

const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test('the threshold lies where the histograms cross', () => {
  close(adaptiveThreshold([0.95, 0.91, 0.85, 0.71, 0.45], [0.05, 0.13, 0.25, 0.41, 0.55], 5), 0.6);
});

test('between two that do not touch it lies in the middle', () => {
  close(adaptiveThreshold([0.9, 0.9, 0.7, 0.7], [0.1, 0.1, 0.3, 0.3], 5), 0.5);
});

test('without examples, or where nothing parts them, it is one half', () => {
  assert.equal(adaptiveThreshold([], [0.1]), 0.5);
  assert.equal(adaptiveThreshold([0.9], []), 0.5);
  assert.equal(adaptiveThreshold([0.1, 0.2], [0.8, 0.9]), 0.5, 'upside down');
  assert.equal(adaptiveThreshold([0.4], [0.4]), 0.5);
});

test('of several crossings the one that parts best counts', () => {
  // Crosses at 0.2 (one good score there) and at 0.7 (where most part).
  const good = [0.25, 0.85, 0.85, 0.95, 0.95];
  const bad = [0.15, 0.55, 0.55, 0.45, 0.35];
  const found = adaptiveThreshold(good, bad, 10);
  assert.ok(found > 0.55 && found <= 0.85, `${found}`);
});

test('it stays within 0 and 1, and does not depend on how many examples there are of each', () => {
  const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(scores, scores, (good, bad) => {
      const found = adaptiveThreshold(good, bad);
      assert.ok(found >= 0 && found <= 1);
      close(adaptiveThreshold([...good, ...good], bad), found);
    }),
  );
});
