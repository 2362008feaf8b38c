import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  clampView,
  fitView,
  follow,
  MAX_PX_PER_SECOND,
  panBy,
  resizeView,
  timeToX,
  type View,
  viewEnd,
  xToTime,
  zoomAt,
  zoomToSpan,
} from '../../../../renderer/features/timeline/geometry.ts';

const anyView = fc
  .record({
    start: fc.double({ min: -100, max: 20_000, noNaN: true }),
    pxPerSecond: fc.double({ min: 0.001, max: 2000, noNaN: true }),
    width: fc.integer({ min: 100, max: 4000 }),
    duration: fc.double({ min: 0.04, max: 14_400, noNaN: true }),
  })
  .map(clampView);

function assertInside(view: View): void {
  assert.ok(view.start >= 0);
  assert.ok(viewEnd(view) <= view.duration + 1e-6 || view.start === 0);
  assert.ok(view.pxPerSecond <= Math.max(MAX_PX_PER_SECOND, view.width / view.duration) + 1e-9);
}

test('fit shows the whole media, edge to edge', () => {
  const view = fitView(800, 80);
  assert.equal(timeToX(view, 0), 0);
  assert.equal(timeToX(view, 80), 800);
});

test('however it is zoomed and panned, the view stays inside the media', () => {
  fc.assert(
    fc.property(
      anyView,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer({ min: -9000, max: 9000 }),
      (view, factor, px) => {
        assertInside(view);
        assertInside(zoomAt(view, factor, Math.abs(px) % view.width));
        assertInside(panBy(view, px));
        assertInside(resizeView(view, Math.abs(px) + 50));
      },
    ),
  );
});

test('zooming in keeps the second under the cursor where it is', () => {
  fc.assert(
    fc.property(
      anyView,
      fc.double({ min: 1, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (view, factor, part) => {
        const x = part * view.width;
        const time = xToTime(view, x);
        const zoomed = zoomAt(view, factor, x);
        assert.ok(Math.abs(timeToX(zoomed, time) - x) < 0.5);
      },
    ),
  );
});

test('zooming to a selection shows all of it', () => {
  const view = zoomToSpan(fitView(800, 14_400), 7000, 7030);
  assert.ok(view.start <= 7000 && viewEnd(view) >= 7030);
  assert.ok(viewEnd(view) - view.start < 40);
});

test('a view of everything still shows everything after a resize, another keeps its scale', () => {
  assert.equal(viewEnd(resizeView(fitView(800, 80), 400)), 80);
  const close = zoomAt(fitView(800, 80), 4, 400);
  assert.equal(resizeView(close, 600).pxPerSecond, close.pxPerSecond);
});

test('playback that runs out of view turns the page', () => {
  const close = clampView({ start: 0, pxPerSecond: 100, width: 800, duration: 80 });
  assert.equal(follow(close, 5), close);
  const next = follow(close, 8.2);
  assert.ok(next.start > 7 && next.start < 8.2);
});
