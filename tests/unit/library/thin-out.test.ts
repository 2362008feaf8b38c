import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { surplus } from '../../../main/library/thin-out.ts';

test('as many as may stay do, the oldest and the newest among them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1e9), { maxLength: 120 }), fc.integer({ min: 2, max: 60 }), (list, max) => {
      const times = [...list].sort((a, b) => a - b);
      const gone = surplus(times, max);
      assert.equal(times.length - gone.length, Math.min(times.length, max));
      assert.deepEqual(
        gone,
        [...new Set(gone)].sort((a, b) => a - b),
      );
      assert.ok(!gone.includes(0) && !gone.includes(times.length - 1));
    }),
  );
});

test('what is left of a year of steady work is dense now and sparse long ago', () => {
  const hour = 3_600_000;
  let kept: number[] = [];
  for (let time = 0; time < 8_760 * hour; time += hour) {
    kept.push(time);
    const gone = new Set(surplus(kept, 50));
    kept = kept.filter((_, index) => !gone.has(index));
  }
  assert.equal(kept.length, 50);
  const gaps = kept.slice(1).map((time, index) => time - kept[index]!);
  assert.ok(gaps.at(-1)! <= 2 * hour, 'the last hours are all there');
  const mean = (list: number[]) => list.reduce((sum, gap) => sum + gap, 0) / list.length;
  assert.ok(mean(gaps.slice(0, 10)) > 10 * mean(gaps.slice(-10)));
});
