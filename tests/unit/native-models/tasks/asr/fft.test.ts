import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planFft } from '../../../../../native-models/tasks/asr/fft.ts';

test('agrees with the definition of the DFT for sizes of any factors', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 3, 5, 8, 12, 25, 60), fc.integer(), (size, seed) => {
      const re = Float64Array.from({ length: size }, (_, i) => Math.sin(seed + i * 1.7));
      const im = Float64Array.from({ length: size }, (_, i) => Math.cos(seed - i * 2.3));
      const outRe = new Float64Array(size);
      const outIm = new Float64Array(size);
      planFft(size)(re, im, outRe, outIm);
      for (let k = 0; k < size; k++) {
        let [a, b] = [0, 0];
        for (let n = 0; n < size; n++) {
          const angle = (-2 * Math.PI * k * n) / size;
          a += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
          b += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
        }
        assert.ok(Math.abs(a - outRe[k]!) < 1e-9 && Math.abs(b - outIm[k]!) < 1e-9);
      }
    }),
    { numRuns: 40 },
  );
});
