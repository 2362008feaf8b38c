import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centreOn, clampView, fitView, followsTo, windowOf } from '../../../../renderer/features/timeline/geometry.ts';
import { loopsTo } from '../../../../renderer/features/timeline/loop.ts';

const view = { start: 100, pxPerSecond: 10, width: 1000, duration: 14_400 };

test('the view goes along with what runs out of it and with jumps, and leaves alone who looks elsewhere', () => {
  assert.equal(followsTo(view, 150, 150.02), false);
  assert.equal(followsTo(view, 199.99, 200.01), true);
  assert.equal(followsTo(view, 20, 20.02), false);
  assert.equal(followsTo(view, 20, 900), true);
});

test('a selection loops where playing reaches its end, and not where one goes behind it', () => {
  const span = { from: 10, to: 20 };
  assert.equal(loopsTo(span, 19.95, 19.99), 10);
  assert.equal(loopsTo(span, 15, 15.02), null);
  assert.equal(loopsTo(span, 30, 30.02), null);
});

test('the window of an overview lies on it wherever the view is, and is the whole of it for the whole file', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 14_400, noNaN: true }),
      fc.double({ min: 0.01, max: 400, noNaN: true }),
      (start, pxPerSecond) => {
        const { left, width } = windowOf(clampView({ ...view, start, pxPerSecond }));
        assert.ok(left >= 0 && width >= 14 && left + width <= 1000 + 1e-6);
      },
    ),
  );
  assert.deepEqual(windowOf(fitView(1000, 14_400)), { left: 0, width: 1000 });
});

test('a second comes into the middle, unless the file ends before', () => {
  assert.equal(centreOn(view, 500).start, 450);
  assert.equal(centreOn(view, 20).start, 0);
});
