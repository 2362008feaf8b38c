import type { Pcm } from '../../native-models/protocol.ts';
import type { Waveform } from '../../preload/contract/asset.ts';
import { SAMPLE_RATE } from './audio.ts';

const MOST_BUCKETS = 24_000;

/** Collects the least and the greatest value of each bucket while the sound goes by. */
export interface PeakCollector {
  add(pcm: Pcm): void;
  /** Rounded to 1/1000; what was never heard is 0. */
  finish(): Waveform;
}

/**
 * Peaks for drawing: 50 buckets a second, fewer in long files, so that there are never more than 24 000.
 * @param duration s; sound behind it is left out.
 */
export function collectPeaks(duration: number): PeakCollector {
  const rate = Math.min(50, MOST_BUCKETS / Math.max(duration, 1));
  const count = Math.ceil(duration * rate);
  const min = new Float32Array(count);
  const max = new Float32Array(count);
  const perBucket = SAMPLE_RATE / rate;
  return {
    add({ samples, start }) {
      const first = Math.round(start * SAMPLE_RATE);
      for (let n = 0; n < samples.length; n++) {
        const bucket = Math.floor((first + n) / perBucket);
        const value = samples[n]!;
        if (value < min[bucket]!) min[bucket] = value;
        if (value > max[bucket]!) max[bucket] = value;
      }
    },
    finish() {
      const rounded = (values: Float32Array) => Array.from(values, (value) => Math.round(value * 1000) / 1000);
      return { rate, min: rounded(min), max: rounded(max) };
    },
  };
}
