import type { SoundShape } from '../../../preload/contract/timeline.ts';

/** Loudness at every zoom: `levels[k]` has the loudest of each 2^k buckets. */
export interface SoundLevels {
  /** Buckets a second of `levels[0]`. */
  rate: number;
  levels: readonly Uint8Array[];
  /** The loudest of the whole file, 1–255: quiet recordings are drawn as tall as loud ones. */
  peak: number;
}

export function soundLevels({ rate, levels }: SoundShape): SoundLevels {
  const first = Uint8Array.from(atob(levels), (letter) => letter.charCodeAt(0));
  const all = [first];
  for (let below = first; below.length > 1; ) {
    const next = new Uint8Array(Math.ceil(below.length / 2));
    for (let i = 0; i < next.length; i += 1) next[i] = Math.max(below[2 * i]!, below[2 * i + 1] ?? 0);
    all.push(next);
    below = next;
  }
  // √(0.02): below that it is hiss, and stays small.
  return { rate, levels: all, peak: Math.max(36, all[all.length - 1]?.[0] ?? 0) };
}

/** The loudest from one second to another, 0–255: a handful of steps, however long that is. */
export function loudest({ rate, levels }: SoundLevels, from: number, to: number): number {
  const buckets = Math.max(1, (to - from) * rate);
  const level = Math.min(levels.length - 1, Math.floor(Math.log2(buckets)));
  const scale = rate / 2 ** level;
  const values = levels[level] ?? new Uint8Array();
  const end = Math.min(values.length, Math.max(Math.floor(from * scale) + 1, Math.ceil(to * scale)));
  let high = 0;
  for (let i = Math.max(0, Math.floor(from * scale)); i < end; i += 1) high = Math.max(high, values[i]!);
  return high;
}
