import type { Clip } from '../clip.ts';
import { canal, clocks } from './clocks-and-canal.ts';
import { pictures } from './pictures.ts';
import { quilts, sorting } from './quilts-and-sorting.ts';
import { sauna, wood } from './sauna-and-chairs.ts';

/** Not to be looked at, nor scored, while anything is changed by what a set shows. */
export const sealedClips: readonly Clip[] = [clocks, canal, quilts, sorting, sauna, wood, ...pictures];
