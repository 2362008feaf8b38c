import type { Clip } from '../clip.ts';

export const sealedClips: readonly Clip[] = [];
