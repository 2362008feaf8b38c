import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reckonProgress, weightedFraction } from '../../../main/jobs/work-progress.ts';

test('parts count by their work', () => {
  const parts = [
    { weight: 3, fraction: 1 },
    { weight: 1, fraction: 0 },
    { weight: 0, fraction: 0 },
  ];
  assert.equal(weightedFraction(parts), 0.75);
  assert.equal(weightedFraction([]), 1);
});

test('the whole lies between its slowest and its fastest part, and never falls when a part goes on', () => {
  const part = fc.record({
    weight: fc.double({ min: 0.1, max: 100, noNaN: true }),
    fraction: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
      const whole = weightedFraction(parts);
      assert.ok(whole >= Math.min(...parts.map((p) => p.fraction)) - 1e-9);
      assert.ok(whole <= Math.max(...parts.map((p) => p.fraction)) + 1e-9);
      const [first, ...rest] = parts;
      assert.ok(weightedFraction([{ ...first!, fraction: 1 }, ...rest]) >= whole - 1e-9);
    }),
  );
});

test('speed and time left come from this run only: what an earlier run left does not make it faster', () => {
  // Half was there; a quarter of an 80 s film took 10 s since.
  const { speed, secondsLeft } = reckonProgress(0.75, 0.5, 10, 80);
  assert.equal(speed, 2);
  assert.equal(secondsLeft, 10);
});

test('nothing is claimed before there is something to reckon with, nor a speed for a picture', () => {
  assert.deepEqual(reckonProgress(0.5, 0.5, 10, 80), { fraction: 0.5, speed: null, secondsLeft: null });
  assert.deepEqual(reckonProgress(0.5, 0, 0.2, 80), { fraction: 0.5, speed: null, secondsLeft: null });
  assert.equal(reckonProgress(0.5, 0, 2, 0).speed, null);
});
