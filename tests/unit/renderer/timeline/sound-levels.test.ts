import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { soundShape } from '../../../../main/library/sound-shape.ts';
import { loudest, soundLevels } from '../../../../renderer/features/timeline/sound-levels.ts';

const waveform = fc
  .array(fc.tuple(fc.double({ min: -1, max: 0, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 400,
  })
  .map((all) => ({ rate: 50, min: all.map(([low]) => low), max: all.map(([, high]) => high) }));

test('the loudest of a span is at least that of its buckets, and of none beyond a span as long to either side', () => {
  fc.assert(
    fc.property(
      waveform,
      fc.double({ min: 0, max: 8, noNaN: true }),
      fc.double({ min: 0.001, max: 8, noNaN: true }),
      (wave, from, length) => {
        const levels = soundLevels(soundShape(wave.rate, wave.min, wave.max));
        const high = loudest(levels, from, from + length);
        const bucket = (time: number) => Math.floor(time * wave.rate);
        const level = (i: number) => Math.round(255 * Math.sqrt(Math.max(wave.max[i] ?? 0, -(wave.min[i] ?? 0))));
        const most = (first: number, end: number) => {
          let found = 0;
          for (let i = Math.max(0, first); i < end && i < wave.max.length; i += 1) found = Math.max(found, level(i));
          return found;
        };
        assert.ok(high >= most(bucket(from), bucket(from + length)));
        const around = Math.ceil(length * wave.rate) + 1;
        assert.ok(high <= most(bucket(from) - around, bucket(from + length) + around + 1));
      },
    ),
  );
});

test('quiet is told from silence', () => {
  const { levels } = soundLevels(soundShape(10, [0, -0.001], [0, 0.0005]));
  assert.equal(levels[0]![0], 0);
  assert.ok(levels[0]![1]! > 5);
});
