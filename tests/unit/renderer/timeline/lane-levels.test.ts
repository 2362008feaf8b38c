import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createLevels,
  type LevelRow,
  MIN_WIDTH,
  marksWithin,
} from '../../../../renderer/features/timeline/lane-levels.ts';
import { indexSpans, type Span } from '../../../../renderer/features/timeline/spans.ts';

const span = fc
  .record({ start: fc.double({ min: 0, max: 3600, noNaN: true }), length: fc.double({ min: 0, max: 60, noNaN: true }) })
  .map(({ start, length }) => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 300 }).map((all) => [...indexSpans(all).items]);
const secondsPerPx = fc.double({ min: 0.0025, max: 20, noNaN: true });

const itemsOf = <T extends Span>(row: LevelRow<T>, i: number): readonly T[] =>
  row.items.slice(row.firsts[i]!, row.firsts[i]! + row.counts[i]!);

test('spans that overlap spread over rows, and those apart share one', () => {
  const levels = createLevels(
    [
      { start: 12, end: 19 },
      { start: 16, end: 22 },
      { start: 40, end: 50 },
    ],
    2,
  );
  assert.equal(levels.rows, 2);
  assert.deepEqual(
    levels.at(0.1).map((row) => [[...row.starts], [...row.ends]]),
    [
      [
        [12, 40],
        [19, 50],
      ],
      [[16], [22]],
    ],
  );
});

test('at every zoom each span belongs to exactly one mark, which it meets, and the marks of a row do not overlap on the screen', () => {
  fc.assert(
    fc.property(spans, secondsPerPx, fc.integer({ min: 1, max: 3 }), (all, perPx, most) => {
      const rows = createLevels(all, most).at(perPx);
      const placed: Span[] = [];
      for (const row of rows) {
        row.starts.forEach((start, i) => {
          for (const item of itemsOf(row, i)) {
            placed.push(item);
            assert.ok(item.start <= row.ends[i]! + 3 * perPx && Math.max(item.end, item.start + 6 * perPx) >= start);
          }
          assert.ok(row.ends[i]! - start >= MIN_WIDTH * perPx - 1e-9);
          if (i > 0) assert.ok(start >= row.ends[i - 1]!);
        });
      }
      assert.equal(placed.length, all.length);
      assert.equal(new Set(placed).size, all.length);
    }),
  );
});

test('what is in view is exactly what a look at every mark would find', () => {
  fc.assert(
    fc.property(spans, secondsPerPx, fc.double({ min: 0, max: 3700, noNaN: true }), (all, perPx, from) => {
      const to = from + 900 * perPx;
      for (const row of createLevels(all, 2).at(perPx)) {
        const { first, end } = marksWithin(row, from, to);
        row.starts.forEach((start, i) => {
          const meets = row.ends[i]! >= from && start < to;
          assert.equal(i >= first && i < end, meets);
        });
      }
    }),
  );
});

test('one that lasts for hours hides nothing, and a chain of overlaps is no single bar', () => {
  const chain = Array.from({ length: 100 }, (_, i) => ({ start: i * 10, end: i * 10 + 15 }));
  const [logo, rest] = createLevels([{ start: 0, end: 1000 }, ...chain], 2).at(0.1);
  assert.equal(logo!.starts.length, 1);
  assert.equal(rest!.starts.length, 100);
});

test('fifty thousand spans over four hours become few enough marks to draw', () => {
  const all = Array.from({ length: 50_000 }, (_, i) => ({ start: i * 0.288, end: i * 0.288 + 0.25 }));
  const [row] = createLevels(all, 1).at(14_400 / 1200);
  assert.ok(row!.starts.length <= 1200 / MIN_WIDTH);
  assert.equal(
    row!.counts.reduce((sum, count) => sum + count, 0),
    50_000,
  );
});
