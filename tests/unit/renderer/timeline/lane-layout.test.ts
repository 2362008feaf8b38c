import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clampView, fitView } from '../../../../renderer/features/timeline/geometry.ts';
import { layoutLane } from '../../../../renderer/features/timeline/lane-layout.ts';
import { indexSpans } from '../../../../renderer/features/timeline/spans.ts';

const options = { rows: 2, minWidth: 3, gap: 2 };

test('spans that overlap spread over rows, and those apart share one', () => {
  const view = fitView(800, 80);
  const marks = layoutLane(
    indexSpans([
      { start: 12, end: 19 },
      { start: 16, end: 22 },
      { start: 40, end: 50 },
    ]),
    view,
    options,
  );
  assert.deepEqual(
    marks.map(({ row, x, width }) => [row, x, width]),
    [
      [0, 120, 70],
      [1, 160, 60],
      [0, 400, 100],
    ],
  );
});

test('every span in view lies in exactly one mark, and marks of a row do not overlap', () => {
  const span = fc
    .record({
      start: fc.double({ min: 0, max: 3600, noNaN: true }),
      length: fc.double({ min: 0, max: 60, noNaN: true }),
    })
    .map(({ start, length }) => ({ start, end: start + length }));
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 300 }),
      fc.double({ min: 0.1, max: 300, noNaN: true }),
      (spans, pxPerSecond) => {
        const view = clampView({ start: 600, pxPerSecond, width: 900, duration: 3600 });
        const marks = layoutLane(indexSpans(spans), view, options);
        const placed = marks.flatMap(({ items }) => items);
        assert.equal(new Set(placed).size, placed.length);
        for (let row = 0; row < options.rows; row += 1) {
          const inRow = marks.filter((mark) => mark.row === row);
          assert.ok(inRow.slice(1).every((mark, i) => mark.x >= inRow[i]!.x + inRow[i]!.width - 0.51));
        }
      },
    ),
  );
});

test('fifty thousand spans over four hours become few enough marks to draw', () => {
  const spans = Array.from({ length: 50_000 }, (_, i) => ({ start: i * 0.288, end: i * 0.288 + 0.25 }));
  const marks = layoutLane(indexSpans(spans), fitView(1200, 14_400), options);
  assert.ok(marks.length <= 1200);
  assert.equal(
    marks.reduce((sum, { items }) => sum + items.length, 0),
    50_000,
  );
});
