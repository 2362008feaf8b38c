import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDuration, formatSpan, formatTime, parseTime, spokenTime } from '../../../../renderer/lib/time.ts';

test('a time reads as m:ss, past an hour as h:mm:ss, with milliseconds only where asked', () => {
  assert.equal(formatTime(0), '0:00');
  assert.equal(formatTime(42.9), '0:42');
  assert.equal(formatTime(59.999), '0:59');
  assert.equal(formatTime(3599), '59:59');
  assert.equal(formatTime(3600), '1:00:00');
  assert.equal(formatTime(14_405.25, { milliseconds: true }), '4:00:05.250');
  assert.equal(formatTime(Number.NaN), '0:00');
  assert.equal(formatTime(-3), '0:00');
});

test('a time that was written is read back to the millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000_000 }), (ms) => {
      const read = parseTime(formatTime(ms / 1000, { milliseconds: true }));
      assert.ok(read !== null && Math.abs(read - ms / 1000) < 0.0011);
    }),
  );
});

test('what is no time is not read as one', () => {
  for (const text of ['', 'tide', '1:2:3:4', '1:', '-5']) assert.equal(parseTime(text), null);
  assert.equal(parseTime(' 1:30 '), 90);
});

test('spans, durations and spoken times are said as a person would', () => {
  assert.equal(formatSpan(17, 29.5), '0:17 – 0:29');
  assert.equal(formatSpan(17.1, 17.6), '0:17');
  assert.equal(formatDuration(0.2), '1 s');
  assert.equal(formatDuration(59.6), '1 min');
  assert.equal(formatDuration(4800), '1 h 20 min');
  assert.equal(spokenTime(0), '0 seconds');
  assert.equal(spokenTime(3661), '1 hour 1 minute 1 second');
});
