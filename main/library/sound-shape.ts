import type { SoundShape } from '../../preload/contract/timeline.ts';

/** A waveform as bytes: four hours are a megabyte instead of the thirty that their numbers take. @param low @param high extremes of each bucket, −1…1 */
export function soundShape(rate: number, low: ArrayLike<number>, high: ArrayLike<number>): SoundShape {
  const levels = Buffer.alloc(high.length);
  for (let i = 0; i < high.length; i += 1) {
    const deviation = Math.min(1, Math.max(high[i]!, -(low[i] ?? 0), 0));
    levels[i] = Math.round(255 * Math.sqrt(deviation));
  }
  return { rate, levels: levels.toString('base64') };
}
