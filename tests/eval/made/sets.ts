import type { Clip } from './clip.ts';
import { devClips } from './dev/dev-clips.ts';
import { sealedClips } from './sealed/sealed-clips.ts';

/** The two sets; each clip's seed is the set's plus its place. */
export const sets: Readonly<Record<'dev' | 'sealed', { seed: number; clips: readonly Clip[] }>> = {
  dev: { seed: 4100, clips: devClips },
  sealed: { seed: 77300, clips: sealedClips },
};

export const isPart = (name: string | undefined): name is keyof typeof sets => name === 'dev' || name === 'sealed';
