import type { Asset } from '../../preload/contract/asset.ts';

/**
 * How much a file tells of itself, 0–1: subtitles inside it belong to it for sure, a sidecar lies beside it by name only. Where two files
 * say the same (a copy, another container), the fuller one stands for both.
 */
export function fullnessOf(asset: Asset | undefined): number {
  if (!asset) return 0;
  const kinds = ['video', 'audio', 'subtitle'].filter((kind) => asset.tracks.some((track) => track.kind === kind));
  return kinds.length / 3;
}
