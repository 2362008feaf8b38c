import type { StreamFacts } from './stream-facts.ts';

/**
 * Filters from a sound track of the first input to a label: exactly `duration` s from `start` on, with silence where the track has
 * none (it begins late, has holes, or ends early).
 */
export function soundFilters(
  { index, rate, layout }: Pick<StreamFacts['sounds'][number], 'index' | 'rate' | 'layout'>,
  { start, duration }: { start: number; duration: number },
  label: string,
): string[] {
  const end = (start + duration).toFixed(6);
  const format = `aformat=sample_rates=${rate}:channel_layouts=${layout}`;
  const cut = `atrim=start=${start.toFixed(6)}:end=${end},asetpts=PTS-${start.toFixed(6)}/TB`;
  return [
    `[0:${index}]${cut},${format},aresample=async=1:first_pts=0[${label}heard]`,
    // A track that is silent here gives no sample at all: its length comes from real silence.
    `${silence(rate, layout, duration)}[${label}still]`,
    `[${label}still][${label}heard]amix=inputs=2:duration=first:dropout_transition=0:normalize=0[${label}]`,
  ];
}

export const silence = (rate: number, layout: string, duration: number): string =>
  `anullsrc=r=${rate}:cl=${layout},atrim=end=${duration.toFixed(6)}`;
