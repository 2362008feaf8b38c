import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { intersectionOverUnion } from '../../../../main/ingest/objects/intersection-over-union.ts';
import { momentsToLookAt } from '../../../../main/ingest/objects/look-times.ts';
import { type SightedFrame, trackObjects } from '../../../../main/ingest/objects/track-objects.ts';

const box = (x: number, y = 0.2, w = 0.2, h = 0.4) => ({ x, y, w, h });
const frame = (start: number, seen: [string, number, number?][], time = start): SightedFrame => ({
  keyFrameId: `k${start}`,
  time,
  start,
  end: start + 5,
  detections: seen.map(([label, x, confidence = 0.8]) => ({ label, confidence, box: box(x) })),
});

test('what stays in its place is one span with one track', () => {
  const [span, ...rest] = trackObjects([
    frame(0, [['dog', 0.1]]),
    frame(5, [['dog', 0.13]]),
    frame(10, [['dog', 0.16]]),
  ]);
  assert.deepEqual(rest, []);
  assert.deepEqual([span!.start, span!.end, span!.count, span!.confidence], [0, 15, 1, 0.8]);
  assert.deepEqual(
    span!.sightings.map((s) => s.track),
    [0, 0, 0],
  );
});

test('another shot with the same kind of thing elsewhere begins a new span', () => {
  const spans = trackObjects([frame(0, [['person', 0.05]]), frame(5, [['person', 0.7]])]);
  assert.deepEqual(
    spans.map((s) => [s.start, s.end]),
    [
      [0, 5],
      [5, 10],
    ],
  );
});

test('a thing that comes back later is a span of its own', () => {
  const spans = trackObjects([frame(0, [['bus', 0.1]]), frame(5, []), frame(10, [['bus', 0.1]])]);
  assert.deepEqual(
    spans.map((s) => s.start),
    [0, 10],
  );
});

test('the count is the most at once; a weak box that only one look saw does not count beside better ones', () => {
  const looks = [
    {
      ...frame(0, [
        ['cat', 0.1],
        ['cat', 0.6],
        ['cat', 0.35, 0.4],
      ]),
    },
    {
      ...frame(0, [
        ['cat', 0.1],
        ['cat', 0.6],
      ]),
      time: 3,
    },
  ];
  const [span] = trackObjects(looks);
  assert.equal(span!.count, 2);
  assert.deepEqual(
    span!.sightings.map((s) => [s.time, s.track]),
    [
      [0, 0],
      [0, 1],
      [3, 0],
      [3, 1],
    ],
  );
});

test('one frame alone is believed less, and hardly believed is left out', () => {
  assert.equal(trackObjects([frame(0, [['kite', 0.1, 0.8]])])[0]!.confidence.toFixed(2), '0.56');
  assert.deepEqual(trackObjects([frame(0, [['kite', 0.1, 0.4]])]), []);
});

test('tracks are numbered below the count in every frame', () => {
  const seen = fc.array(
    fc.tuple(
      fc.constantFrom('cat', 'dog'),
      fc.double({ min: 0, max: 0.8, noNaN: true }),
      fc.constantFrom(0.5, 0.8, 0.95),
    ),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 6 }), (frames) => {
      const spans = trackObjects(frames.map((f, i) => frame(i * 5, f as [string, number, number][])));
      for (const span of spans) {
        for (const at of Map.groupBy(span.sightings, (s) => s.time).values()) {
          assert.equal(new Set(at.map((s) => s.track)).size, at.length);
          assert.ok(at.length <= span.count);
        }
      }
    }),
  );
});

test('overlap of boxes: itself 1, apart 0, half 1/3, symmetric', () => {
  assert.ok(Math.abs(intersectionOverUnion(box(0.1), box(0.1)) - 1) < 1e-9);
  assert.equal(intersectionOverUnion(box(0), box(0.5)), 0);
  assert.ok(Math.abs(intersectionOverUnion(box(0), box(0.1)) - 1 / 3) < 1e-9);
  const side = fc.double({ min: 0.01, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(side, side, side, (x, w, h) => {
      const [a, b] = [box(x, 0.1, w, h), box(0.2)];
      assert.equal(intersectionOverUnion(a, b), intersectionOverUnion(b, a));
    }),
  );
});

test('a long moving span gets a second look away from the first, a still one does not', () => {
  const keyFrame = { id: 'k', assetId: 'a', time: 0, start: 0, end: 9, sameAs: null };
  assert.deepEqual(momentsToLookAt(keyFrame, true), [0, 6]);
  assert.deepEqual(momentsToLookAt({ ...keyFrame, time: 8 }, true), [8, 3]);
  assert.deepEqual(momentsToLookAt(keyFrame, false), [0]);
  assert.deepEqual(momentsToLookAt({ ...keyFrame, end: 2 }, true), [0]);
});
