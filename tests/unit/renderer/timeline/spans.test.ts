import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexSpans, spanAt, spansWithin } from '../../../../renderer/features/timeline/spans.ts';

const spans = fc.array(
  fc
    .record({ start: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 0, max: 80 }) })
    .map(({ start, length }) => ({
      start,
      end: start + length,
    })),
  { maxLength: 120 },
);

test('what is in view is exactly what a look at every span would find', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 100 }), (all, from, length) => {
      const to = from + length;
      const index = indexSpans(all);
      const wanted = index.items.filter(({ start, end }) => start <= to && end >= from);
      assert.deepEqual(spansWithin(index, from, to), wanted);
    }),
  );
});

test('of several that are on, the one that began last is told', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 600 }), (all, time) => {
      const on = all.filter(({ start, end }) => start <= time && end >= time);
      const found = spanAt(indexSpans(all), time);
      if (on.length === 0) assert.equal(found, undefined);
      else assert.equal(found?.start, Math.max(...on.map(({ start }) => start)));
    }),
  );
});
