import type { Pcm } from '../../../native-models/protocol.ts';

const RATE = 16_000;
const WINDOW = 0.1;

/** The second within [from, to] around which 100 ms of sound carry the least energy. */
export function quietestPoint(pcm: Pcm, from: number, to: number): number {
  const size = Math.round(WINDOW * RATE);
  const first = Math.max(0, Math.round((from - pcm.start) * RATE));
  const last = Math.min(pcm.samples.length, Math.round((to - pcm.start) * RATE));
  let best = Number.POSITIVE_INFINITY;
  let at = (from + to) / 2;
  for (let i = first; i + size <= last; i += size) {
    let energy = 0;
    for (let j = i; j < i + size; j++) energy += pcm.samples[j]! ** 2;
    if (energy < best) {
      best = energy;
      at = pcm.start + (i + size / 2) / RATE;
    }
  }
  return at;
}
