import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clampView, timeToX } from '../../../../renderer/features/timeline/geometry.ts';
import { tickStep, ticks } from '../../../../renderer/features/timeline/ruler.ts';

test('steps are those that people count in', () => {
  assert.equal(tickStep(10, 72).step, 10);
  assert.equal(tickStep(1, 72).step, 120);
  assert.equal(tickStep(400, 72).step, 0.2);
  assert.equal(tickStep(0.0001, 72).step, 7200);
});

test('at every zoom labels stand apart, in order, inside the view and few enough to read', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 400, noNaN: true }),
      fc.double({ min: 0, max: 14_000, noNaN: true }),
      fc.integer({ min: 200, max: 3800 }),
      (pxPerSecond, start, width) => {
        const view = clampView({ pxPerSecond, start, width, duration: 14_400 });
        const found = ticks(view);
        const labels = found.filter(({ label }) => label !== null).map(({ time }) => timeToX(view, time));
        assert.ok(labels.slice(1).every((x, i) => x - labels[i]! >= 71.9));
        assert.ok(found.every(({ time }) => timeToX(view, time) > -0.01 && timeToX(view, time) <= width + 0.01));
        assert.ok(found.length <= (width / 72) * 7 + 8);
      },
    ),
  );
});

test('below a second labels tell tenths', () => {
  const view = clampView({ start: 28, pxPerSecond: 240, width: 600, duration: 80 });
  const labels = ticks(view).flatMap(({ label }) => label ?? []);
  assert.deepEqual(labels.slice(0, 3), ['0:28.0', '0:28.5', '0:29.0']);
});
