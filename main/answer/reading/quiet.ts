import type { Waveform } from '../../../preload/contract/asset.ts';

/** Share of the usual loudness below which nothing is heard. */
const QUIET = 0.08;
/** s around a gap between recognised words in which its true ends are sought. */
const AROUND = 1.2;

/**
 * The quiet stretch of a gap between sentences: recognisers end a segment with its last clear word, the sound goes on a little longer.
 * @param gap s
 * @returns the longest run below the threshold, or the gap itself where the sound shows none of at least half its length.
 */
export function quietIn(
  waveform: Waveform | null,
  gap: { start: number; end: number },
): { start: number; end: number } {
  if (!waveform || waveform.rate <= 0 || waveform.max.length === 0) return gap;
  const { rate, min, max } = waveform;
  const loud = max.map((high, i) => high - (min[i] ?? 0));
  const sounding = loud.filter((one) => one > 0.01).sort((a, b) => a - b);
  const usual = sounding[Math.floor(sounding.length / 2)] ?? 0;
  const last = Math.min(loud.length, Math.ceil((gap.end + AROUND) * rate));
  let best = { from: 0, to: 0 };
  let from = Math.max(0, Math.floor((gap.start - AROUND) * rate));
  for (let i = from; i <= last; i += 1) {
    if (i < last && loud[i]! < QUIET * usual) continue;
    if (i - from > best.to - best.from) best = { from, to: i };
    from = i + 1;
  }
  const found = { start: best.from / rate, end: best.to / rate };
  return found.end - found.start >= (gap.end - gap.start) / 2 ? found : gap;
}
