import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logMel, MEL_BINS, MEL_FRAMES } from '../../../../../native-models/tasks/asr/log-mel.ts';

/** Band and frame with the most energy. */
function loudest(mel: Float32Array): { band: number; frame: number } {
  let best = 0;
  for (let i = 0; i < mel.length; i++) if (mel[i]! > mel[best]!) best = i;
  return { band: Math.floor(best / MEL_FRAMES), frame: best % MEL_FRAMES };
}

test('a tone of 1 kHz stands in the mel band around it, at its time', () => {
  // 80 Slaney bands up to 8 kHz (45.25 mel): 1 kHz is 15 mel, so band 15 / 45.25 · 81 - 1 ≈ 26.
  const audio = Float32Array.from({ length: 32_000 }, (_, i) =>
    i < 16_000 ? 0 : Math.sin((2 * Math.PI * 1000 * i) / 16_000),
  );
  const { band, frame } = loudest(logMel(audio));
  assert.ok(Math.abs(band - 26) <= 1, `band ${band}`);
  assert.ok(frame >= 100 && frame <= 200, `frame ${frame}`);
});

test('values span 2 at most (8 decades in quarters) and padding is the floor', () => {
  const mel = logMel(Float32Array.from({ length: 16_000 }, (_, i) => Math.sin(i / 3)));
  assert.equal(mel.length, MEL_BINS * MEL_FRAMES);
  const top = mel.reduce((a, b) => Math.max(a, b));
  assert.ok(mel.every((value) => value >= top - 2 - 1e-6));
  assert.ok(Math.abs(mel[MEL_FRAMES - 1]! - (top - 2)) < 1e-5);
});
