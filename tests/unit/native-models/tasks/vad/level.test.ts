import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelled, RATE, rmsOf } from '../../../../../native-models/tasks/vad/level.ts';

const tone = (seconds: number, amplitude: number) =>
  Float32Array.from({ length: seconds * RATE }, (_, i) => amplitude * Math.sin(i / 5));

test('speakers 45 dB apart come out equally loud', () => {
  const both = new Float32Array(20 * RATE);
  both.set(tone(8, 0.3));
  both.set(tone(8, 0.3 * 10 ** (-45 / 20)), 12 * RATE);
  const out = levelled(both);
  const [loud, quiet] = [rmsOf(out.subarray(2 * RATE, 6 * RATE)), rmsOf(out.subarray(15 * RATE, 19 * RATE))];
  assert.ok(Math.abs(20 * Math.log10(loud / quiet)) < 1, `${loud} and ${quiet}`);
});

test('digital silence stays silent and nothing clips beyond 1', () => {
  assert.equal(rmsOf(levelled(new Float32Array(RATE))), 0);
  assert.ok(levelled(tone(2, 0.001)).every((v) => Math.abs(v) <= 1));
  assert.equal(levelled(new Float32Array(0)).length, 0);
});
