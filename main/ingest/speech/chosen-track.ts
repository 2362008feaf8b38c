import type { Track } from '../../../preload/contract/asset.ts';

/** The audio track that a player would play: the default one, else the first. */
export function chosenTrack(tracks: readonly Track[]): Track | undefined {
  const sounds = tracks.filter((t) => t.kind === 'audio');
  return sounds.find((t) => t.default) ?? sounds[0];
}

/** A sentence about the tracks that were not read; undefined where there is just one. */
export function aboutOtherTracks(tracks: readonly Track[]): string | undefined {
  const sounds = tracks.filter((t) => t.kind === 'audio');
  const chosen = chosenTrack(tracks);
  const others = sounds.filter((t) => t !== chosen).map((t) => t.title ?? t.language ?? `track ${t.index}`);
  if (!chosen || others.length === 0) return undefined;
  return `Only the main audio track (${chosen.title ?? chosen.language ?? `track ${chosen.index}`}) was transcribed, not ${others.join(', ')}.`;
}
