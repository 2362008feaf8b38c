import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TimedFrame } from '../../../../main/ingest/keyframes/cut-detector.ts';
import { createKeyFrameFinder } from '../../../../main/ingest/keyframes/key-frame-finder.ts';
import { film, HEIGHT, scenery, slide, WIDTH } from './drawn-frames.ts';

function spansOf(frames: readonly TimedFrame[], end = frames.at(-1)!.time + 0.04) {
  const finder = createKeyFrameFinder({ width: WIDTH, height: HEIGHT });
  const found = frames.flatMap((frame) => finder.push(frame).found);
  return [...found, ...finder.finish(end)].map(({ start, end, time, moving }) => ({ start, end, time, moving }));
}
const starts = (frames: readonly TimedFrame[]) => spansOf(frames).map((s) => Number(s.start.toFixed(3)));

test('a slide shown for a minute is one key frame', () => {
  const spans = spansOf(film([{ seconds: 60, draw: () => slide(4) }]));
  assert.equal(spans.length, 1);
  assert.equal(spans[0]!.start, 0);
  assert.ok(Math.abs(spans[0]!.end - 60) < 0.05);
});

test('hard cuts are found at the very frame', () => {
  const frames = film([
    { seconds: 2.52, draw: () => slide(3, 1) },
    { seconds: 4, draw: () => slide(5, 2) },
    { seconds: 1.48, draw: () => slide(4, 3, 40) },
  ]);
  assert.deepEqual(starts(frames), [0, 2.52, 6.52]);
});

test('a line that appears on a slide begins a new key frame', () => {
  const frames = film([
    { seconds: 3, draw: () => slide(3) },
    { seconds: 3, draw: () => slide(4) },
  ]);
  assert.deepEqual(starts(frames), [0, 3]);
});

test('a slow pan over one scene is one key frame up to 10 s, then another', () => {
  const spans = spansOf(film([{ seconds: 16, draw: (t) => scenery(t * 6) }]));
  assert.equal(spans.length, 2);
  assert.ok(spans[1]!.start >= 10 && spans[1]!.start < 10.1, `${spans[1]!.start}`);
  assert.ok(spans.every((s) => s.moving));
});

test('a cut between two moving shots is found at the very frame', () => {
  const frames = film([
    { seconds: 4, draw: (t) => scenery(t * 6) },
    { seconds: 4, draw: (t) => scenery(500 + t * 8).map((v) => 255 - v) },
  ]);
  assert.deepEqual(starts(frames), [0, 4]);
});

test('a flash of two frames is no cut', () => {
  const frames = film([
    { seconds: 2, draw: () => slide(4) },
    { seconds: 0.08, draw: () => slide(0, 0, 255) },
    { seconds: 2, draw: () => slide(4) },
  ]);
  assert.equal(spansOf(frames).length, 1);
});

test('a fade ends in a key frame whose picture is the finished slide', () => {
  const from = slide(0, 0, 235);
  const to = slide(6);
  const fade = (t: number) => from.map((level, i) => level + (to[i]! - level) * Math.min(1, t / 1));
  const spans = spansOf(
    film([
      { seconds: 2, draw: () => from },
      { seconds: 4, draw: fade },
    ]),
  );
  assert.equal(spans.length, 2);
  assert.ok(spans[1]!.start > 2 && spans[1]!.start < 3, `${spans[1]!.start}`);
  assert.ok(spans[1]!.time >= 2.9, `${spans[1]!.time}`);
});

test('pictures of one brightness in other colours are told apart', () => {
  const gray = slide(2);
  const colour = (u: number, v: number) => ({
    u: new Uint8Array((WIDTH / 2) * (HEIGHT / 2)).fill(u),
    v: new Uint8Array((WIDTH / 2) * (HEIGHT / 2)).fill(v),
  });
  const frames = film([{ seconds: 4, draw: () => gray }]).map((f) => ({
    ...f,
    ...(f.time < 2 ? colour(90, 200) : colour(200, 90)),
  }));
  assert.deepEqual(starts(frames), [0, 2]);
});

test('few frames a second with long gaps: each change is a key frame', () => {
  const pictures = [slide(1), slide(3), slide(5), slide(7)];
  const frames = [0, 1, 1.5, 1.75].map((time, i) => ({ time, gray: pictures[i]! }));
  assert.deepEqual(
    spansOf(frames, 3.75).map((s) => [s.start, s.end]),
    [
      [0, 1],
      [1, 1.5],
      [1.5, 1.75],
      [1.75, 3.75],
    ],
  );
});

test('spans cover the whole film without gaps or overlaps, each with a picture from within', () => {
  const shot = fc.record({ seconds: fc.integer({ min: 1, max: 4 }), kind: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(shot, { minLength: 1, maxLength: 5 }), (shots) => {
      const frames = film(
        shots.map(({ seconds, kind }) => ({
          seconds,
          draw: (t: number) => (kind < 7 ? slide(kind, kind) : scenery(kind * 100 + t * 5)),
        })),
        10,
      );
      const end = frames.at(-1)!.time + 0.1;
      const spans = spansOf(frames, end);
      assert.equal(spans[0]!.start, 0);
      assert.equal(spans.at(-1)!.end, end);
      for (const [i, span] of spans.entries()) {
        assert.ok(span.end > span.start);
        assert.ok(span.time >= span.start - 1e-9 && span.time <= span.end + 1e-9);
        if (i > 0) assert.equal(span.start, spans[i - 1]!.end);
      }
    }),
    { numRuns: 25 },
  );
});

test('a finder that begins at a boundary finds what the first one would have found', () => {
  const frames = film([
    { seconds: 3, draw: () => slide(3, 1) },
    { seconds: 3, draw: (t) => scenery(t * 6) },
    { seconds: 3, draw: () => slide(6, 2) },
  ]);
  const all = spansOf(frames);
  const later = spansOf(frames.filter((f) => f.time >= 3));
  assert.deepEqual(later, all.slice(1));
});
