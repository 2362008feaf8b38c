import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frameRateOf, framesAt } from '../../../main/export/frame-rate.ts';
import { timecode } from '../../../main/export/timecode.ts';
import { framesOfTimecode } from './frames-of-timecode.ts';

test('known drop-frame times', () => {
  const ntsc = frameRateOf(29.97);
  assert.deepEqual(
    [0, 1799, 1800, 17_981, 17_982, 107_892].map((frames) => timecode(frames, ntsc)),
    ['00:00:00;00', '00:00:59;29', '00:01:00;02', '00:09:59;29', '00:10:00;00', '01:00:00;00'],
  );
  const double = frameRateOf(59.94);
  assert.deepEqual(
    [3599, 3600, 35_964, 215_784].map((frames) => timecode(frames, double)),
    ['00:00:59;59', '00:01:00;04', '00:10:00;00', '01:00:00;00'],
  );
});

test('rates without dropped numbers count on', () => {
  assert.equal(timecode(25 * 3600 + 24, frameRateOf(25)), '01:00:00:24');
  assert.equal(timecode(24 * 60, frameRateOf(23.976)), '00:01:00:00');
});

test('a source is laid on the nearest rate that editors have', () => {
  const rates = [23.976, 23.98, 24, 25, 29.97, 30, 50, 59.94, 60, 30.2, 12.5, 15, 120].map((fps) => frameRateOf(fps));
  assert.deepEqual(
    rates.map(({ numerator, denominator }) => `${numerator}/${denominator}`),
    [
      '24000/1001',
      '24000/1001',
      '24/1',
      '25/1',
      '30000/1001',
      '30/1',
      '50/1',
      '60000/1001',
      '60/1',
      '30/1',
      '25/1',
      '30/1',
      '60/1',
    ],
  );
  assert.equal(frameRateOf(null).numerator, 30);
  assert.equal(frameRateOf(0).numerator, 30);
});

test('timecode leads back to its frame, at every rate, up to a day', () => {
  const rates = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60].map(frameRateOf);
  fc.assert(
    fc.property(fc.constantFrom(...rates), fc.nat(24 * 3600 * 23), (rate, frames) => {
      const text = timecode(frames, rate);
      assert.match(text, /^\d\d:[0-5]\d:[0-5]\d[:;]\d\d$/);
      assert.equal(framesOfTimecode(text, rate), frames);
    }),
  );
});

test('a frame’s own time is that frame, for hours', () => {
  const rates = [23.976, 25, 29.97, 60].map(frameRateOf);
  fc.assert(
    fc.property(fc.constantFrom(...rates), fc.nat(1_000_000), (rate, frame) => {
      assert.equal(framesAt((frame * rate.denominator) / rate.numerator, rate), frame);
    }),
  );
});

test('drop-frame keeps within two frames of the clock', () => {
  const rate = frameRateOf(29.97);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_000 }), (seconds) => {
      const [h, m, s, f] = timecode(framesAt(seconds, rate), rate).split(/[:;]/).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      assert.ok(Math.abs(h * 3600 + m * 60 + s + f / 30 - seconds) < 3 / 30 + seconds * 2e-6);
    }),
  );
});
