import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePcm, type PcmOptions, SAMPLE_RATE } from '../../../main/media/audio.ts';
import { fixedChunks } from '../../../main/media/fixed-chunks.ts';
import { openMedia } from '../../../main/media/open-media.ts';
import { findTools } from '../../../main/media/tools.ts';
import { collectPeaks } from '../../../main/media/waveform.ts';
import { odd } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });

async function sound(name: string, track = 0, options: PcmOptions = {}) {
  const source = await openMedia(tools, odd(name));
  const index = source.tracks.filter(({ kind }) => kind === 'audio')[track]!.index;
  const all: number[] = [];
  let start = -1;
  for await (const chunk of decodePcm(tools, source, index, options)) {
    if (start < 0) start = chunk.start;
    assert.ok(Math.abs(chunk.start - start - all.length / SAMPLE_RATE) < 1e-6, 'chunks follow each other');
    all.push(...chunk.samples);
  }
  const loud = all.map(Math.abs);
  const on = start + loud.findIndex((value) => value > 0.03) / SAMPLE_RATE;
  const off = start + loud.findLastIndex((value) => value > 0.03) / SAMPLE_RATE;
  return { all: Float32Array.from(all), start, on, off };
}

const near = (value: number, gold: number, by: number) =>
  assert.ok(Math.abs(value - gold) <= by, `${value}, not ${gold}`);

test('speech sounds at the second at which a player plays it', async () => {
  for (const name of ['audio-only.m4a', 'audio-only.mp3', 'vp9-opus.webm', 'pcm.mov', 'mpeg4.avi', 'hevc-10bit.mp4']) {
    const { on, off } = await sound(name);
    near(on, 0.4, 0.05);
    near(off, 5.2, 0.1);
  }
});

test('a track that starts late begins with silence', async () => {
  const { all, on, off } = await sound('audio-starts-at-2s.mp4');
  near(on, 2.4, 0.03);
  near(off, 7.2, 0.1);
  assert.ok(all.subarray(0, 1.9 * SAMPLE_RATE).every((value) => value === 0));
});

test('each of two tracks is its own', async () => {
  const first = await sound('two-audio-tracks.mkv', 0);
  const second = await sound('two-audio-tracks.mkv', 1);
  near(first.on, 0.42, 0.03);
  near(first.off, 5.2, 0.1);
  near(second.on, 0.1, 0.05);
  near(second.off, 8.4, 0.1);
});

test('a stretch from the middle is the same stretch of the whole', async () => {
  for (const name of ['pcm.mov', 'audio-starts-at-2s.mp4', 'audio-only.mp3', 'hevc-10bit.mp4']) {
    const whole = await sound(name);
    const part = await sound(name, 0, { start: 3, duration: 1.5, chunk: 0.4 });
    assert.equal(part.start, 3);
    assert.equal(part.all.length, 1.5 * SAMPLE_RATE);
    const same = whole.all.subarray(3 * SAMPLE_RATE, 4.5 * SAMPLE_RATE);
    // The decoder warms up over its first frames; lossy frames differ a little after a seek, a shifted stretch differs wholly.
    const level = (values: Float32Array) => values.subarray(4000).reduce((sum, value) => sum + Math.abs(value), 0);
    const difference = part.all.map((value, n) => value - same[n]!);
    assert.ok(level(difference) < level(same) * 0.3, `${name}: ${level(difference) / level(same)}`);
  }
});

test('peaks hold what was heard, bucket by bucket', async () => {
  const { all } = await sound('audio-starts-at-2s.mp4');
  const peaks = collectPeaks(8);
  peaks.add({ samples: all.subarray(0, 50_000), start: 0 });
  peaks.add({ samples: all.subarray(50_000), start: 50_000 / SAMPLE_RATE });
  const { rate, min, max } = peaks.finish();
  assert.equal(rate, 50);
  assert.equal(max.length, 400);
  assert.ok(max.slice(0, 95).every((value) => value === 0));
  assert.ok(Math.max(...max.slice(120, 350)) > 0.1 && Math.min(...min.slice(120, 350)) < -0.1);
});

test('four hours of peaks stay small', () => {
  const { rate, max } = collectPeaks(4 * 3600).finish();
  assert.ok(max.length <= 24_000 && max.length >= 23_990);
  near(max.length / rate, 4 * 3600, 1);
});

test('a stream cut into pieces is the same stream', async () => {
  const streams = fc.tuple(fc.array(fc.uint8Array({ maxLength: 40 })), fc.integer({ min: 1, max: 30 }));
  await fc.assert(
    fc.asyncProperty(streams, async ([parts, size]) => {
      const stream = (async function* () {
        for (const part of parts) yield Buffer.from(part);
      })();
      const pieces: Uint8Array[] = [];
      for await (const piece of fixedChunks(stream, size, true)) pieces.push(piece);
      assert.deepEqual(Buffer.concat(pieces), Buffer.concat(parts));
      assert.ok(pieces.slice(0, -1).every((piece) => piece.length === size));
    }),
  );
});

test('a piece of a stream that equals the one before is the same array, and no other is', async () => {
  const pieces = fc.array(fc.constantFrom('aaaa', 'aaab', 'bbbb'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 9 }), async (expected, cut) => {
      const bytes = Buffer.from(expected.join(''));
      const stream = (async function* () {
        for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
      })();
      const got: Uint8Array[] = [];
      for await (const piece of fixedChunks(stream, 4)) got.push(piece);
      assert.deepEqual(
        got.map((piece) => Buffer.from(piece).toString()),
        expected,
      );
      for (const [n, piece] of got.entries())
        assert.equal(piece === got[n - 1], expected[n] === expected[n - 1], `${n}`);
    }),
  );
});
