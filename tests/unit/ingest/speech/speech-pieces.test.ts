import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aboutOtherTracks, chosenTrack } from '../../../../main/ingest/speech/chosen-track.ts';
import { quietestPoint } from '../../../../main/ingest/speech/quietest-point.ts';
import { LONGEST_PIECE, speechPieces } from '../../../../main/ingest/speech/speech-pieces.ts';
import { stretchEnd } from '../../../../main/ingest/speech/stretch-end.ts';

const bounds = { start: 0, end: 200 };
const middle = (from: number, to: number) => (from + to) / 2;

test('sentences with short pauses stay together, a long pause parts them', () => {
  const pieces = speechPieces(
    [
      { start: 1, end: 4 },
      { start: 4.5, end: 8 },
      { start: 10, end: 12 },
    ],
    bounds,
    middle,
  );
  assert.deepEqual(pieces, [
    { start: 0.8, end: 8.2 },
    { start: 9.8, end: 12.2 },
  ]);
});

test('speech without a pause is cut at its quietest point, near the longest end', () => {
  const asked: number[][] = [];
  const pieces = speechPieces([{ start: 0, end: 50 }], bounds, (from, to) => {
    asked.push([from, to]);
    return 23;
  });
  assert.equal(pieces.length, 2);
  assert.equal(pieces[0]!.end, 23);
  assert.equal(pieces[1]!.start, 23);
  assert.ok(asked[0]![0]! > 15 && asked[0]![1]! <= LONGEST_PIECE);
});

test('pieces are at most 28 s, in order, apart, and hold all speech', () => {
  const gap = fc.double({ min: 0.05, max: 4, noNaN: true });
  const length = fc.double({ min: 0.2, max: 70, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(gap, length), { maxLength: 12 }), (parts) => {
      let at = 0;
      const spans = parts.map(([pause, long]) => {
        const start = at + pause;
        at = start + long;
        return { start, end: at };
      });
      const pieces = speechPieces(spans, { start: 0, end: at + 1 }, middle);
      for (const [i, piece] of pieces.entries()) {
        assert.ok(piece.end - piece.start <= LONGEST_PIECE + 1e-9);
        if (i > 0) assert.ok(piece.start >= pieces[i - 1]!.end - 1e-9);
      }
      for (const span of spans) {
        const covered = pieces.reduce(
          (s, p) => s + Math.max(0, Math.min(p.end, span.end) - Math.max(p.start, span.start)),
          0,
        );
        assert.ok(Math.abs(covered - (span.end - span.start)) < 1e-6);
      }
    }),
  );
});

test('the quietest point lies in the lull', () => {
  const samples = Float32Array.from(
    { length: 16_000 * 4 },
    (_, i) => (i > 32_000 && i < 36_000 ? 0.001 : 0.3) * Math.sin(i),
  );
  const at = quietestPoint({ samples, start: 100 }, 101, 103.5);
  assert.ok(at > 102 && at < 102.25, `${at}`);
});

test('a stretch ends in the last good pause of its second half', () => {
  const spans = [
    { start: 0, end: 30 },
    { start: 31, end: 70 },
    { start: 71, end: 90 },
    { start: 90.2, end: 120 },
  ];
  assert.equal(stretchEnd(spans, { start: 0, end: 120 }), 70.5);
  assert.equal(stretchEnd([], { start: 0, end: 120 }), 120);
  assert.equal(stretchEnd([{ start: 0, end: 120 }], { start: 0, end: 120 }), 120);
});

test('the default track is taken, the others are named', () => {
  const track = (index: number, isDefault: boolean, title: string) =>
    ({ index, kind: 'audio', codec: 'aac', language: null, title, default: isDefault }) as const;
  const tracks = [track(1, false, 'Director'), track(2, true, 'Film')];
  assert.equal(chosenTrack(tracks)!.index, 2);
  assert.match(aboutOtherTracks(tracks)!, /Film.*not Director/);
  assert.equal(aboutOtherTracks([tracks[0]!]), undefined);
});
