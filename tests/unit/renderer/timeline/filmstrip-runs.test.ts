import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KeyFrame } from '../../../../preload/contract/asset.ts';
import { type Run, runsInView } from '../../../../renderer/features/timeline/draw-filmstrip.ts';
import { clampView, viewEnd } from '../../../../renderer/features/timeline/geometry.ts';
import { flagSpan } from '../../../../renderer/features/timeline/playhead-flag.ts';

const framesAt = (starts: readonly number[]): KeyFrame[] =>
  starts.map((start, i) => ({ id: `f${i}`, start, end: starts[i + 1] ?? 100, time: start }) as KeyFrame);
const whole = { start: 0, pxPerSecond: 10, width: 1000, duration: 100 };

test('a long shot begins with its own picture, short ones share a row', () => {
  const runs = runsInView(whole, framesAt([0, 30, 31, 32, 60]), 2.4, 8);
  assert.deepEqual(runs, [
    { start: 0, end: 30, anchor: 0 },
    { start: 30, end: 32, anchor: 0 },
    { start: 32, end: 60, anchor: 32 },
    { start: 60, end: 100, anchor: 60 },
  ]);
});

test('before any shot is known the file is one run', () => {
  assert.deepEqual(runsInView(whole, [], 2.4, 8), [{ start: 0, end: 100, anchor: 0 }]);
});

test('runs join without a gap over all that is in view, and panning changes none of them', () => {
  const lengths = fc.array(fc.constantFrom(0.2, 0.3, 0.5, 1, 4, 9), { minLength: 12, maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(
      lengths,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 20, max: 200 }),
      (shots, at, scale) => {
        const starts = shots.map((_, i) => shots.slice(0, i).reduce((sum, shot) => sum + shot, 0));
        const frames = framesAt(starts.filter((start) => start < 100));
        const [least, picture] = [24 / scale, 85 / scale];
        const view = clampView({ ...whole, pxPerSecond: scale, start: at * 100 });
        const runs = runsInView(view, frames, least, picture);
        assert.ok(runs[0]!.start <= view.start && runs.at(-1)!.end >= Math.min(viewEnd(view), 100) - 1e-9);
        for (const [i, run] of runs.entries()) if (i > 0) assert.equal(run.start, runs[i - 1]!.end);
        const all = runsInView({ ...view, start: 0, width: 100 * scale }, frames, least, picture);
        const same = (run: Run) => all.find(({ start }) => start === run.start);
        // The last may go on: pictures are looked for only as far as one reaches into view.
        for (const run of runs) assert.equal(same(run)?.anchor, run.anchor);
        for (const run of runs.slice(0, -1)) assert.deepEqual(same(run), run);
      },
    ),
  );
});

test('the flag lies right of the playhead, and left of it at the end', () => {
  const [from, to] = flagSpan(100, 800, '0:17');
  assert.equal(from, 100);
  assert.ok(to > 125 && to < 140);
  assert.equal(flagSpan(790, 800, '0:17')[1], 790);
  assert.ok(flagSpan(745, 800, '1:02:03')[0] < 745 || flagSpan(745, 800, '1:02:03')[1] <= 800);
});
