import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchRate } from '../../../../native-models/store/transfer-rate.ts';

test('speed and time left are told after a moment, and follow the last seconds', () => {
  let now = 0;
  const rate = watchRate(() => now);
  // What an earlier run left does not count as speed.
  assert.deepEqual(rate(5000, 105_000), { bytesPerSecond: null, secondsLeft: null });
  now = 1000;
  assert.deepEqual(rate(15_000, 105_000), { bytesPerSecond: 10_000, secondsLeft: 9 });
  for (let second = 2; second <= 30; second++) {
    now = second * 1000;
    rate(15_000 + second * 100, 105_000);
  }
  now = 31_000;
  const { bytesPerSecond } = rate(15_000 + 3100, 105_000);
  assert.ok(Math.abs(bytesPerSecond! - 100) < 1, String(bytesPerSecond));
});

test('nothing coming gives no end; a file that begins anew begins the measure anew', () => {
  let now = 0;
  const rate = watchRate(() => now);
  rate(100, 1000);
  now = 2000;
  assert.deepEqual(rate(100, 1000), { bytesPerSecond: 0, secondsLeft: null });
  now = 3000;
  assert.deepEqual(rate(0, 1000), { bytesPerSecond: null, secondsLeft: null });
});
