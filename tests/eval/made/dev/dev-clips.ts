import type { Clip } from '../clip.ts';
import { hut, robots } from './hut-and-robots.ts';
import { lighthouse, run } from './lighthouse-and-run.ts';
import { pictures } from './pictures.ts';
import { grammar, lesson, soup } from './school-and-kitchen.ts';
import { pottery, tea } from './tea-and-clay.ts';
import { market, stage, walk } from './walk-and-stage.ts';

/** Rules and weights may be set on these. */
export const devClips: readonly Clip[] = [
  ...[tea, pottery, lighthouse, run, lesson, grammar, soup, hut, robots, walk, market, stage],
  ...pictures,
];
