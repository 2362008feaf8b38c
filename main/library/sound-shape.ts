import type { Waveform } from '../../preload/contract/asset.ts';
import type { SoundShape } from '../../preload/contract/timeline.ts';

/** A waveform as bytes: four hours are a megabyte instead of the thirty that their numbers take. */
export function soundShape(waveform: Waveform | null): SoundShape | null {
  if (!waveform) return null;
  const { rate, min, max } = waveform;
  const levels = Buffer.alloc(max.length);
  for (let i = 0; i < max.length; i += 1) {
    const deviation = Math.min(1, Math.max(max[i]!, -(min[i] ?? 0), 0));
    levels[i] = Math.round(255 * Math.sqrt(deviation));
  }
  return { rate, levels: levels.toString('base64') };
}
