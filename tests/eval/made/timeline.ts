import { randomFrom } from '../../fixtures/random.ts';
import type { Clip, Said, Scene, Speech } from './clip.ts';
import { isPicture } from './clip.ts';

/** From and to, s, where somebody speaks in a recording. */
export const SPOKEN: Readonly<Record<Speech, readonly [number, number]>> = {
  'en-000': [0.9, 8.8],
  'en-001': [0.2, 8.7],
  'en-002': [0.3, 10.9],
  'en-003': [0.2, 5.2],
  'en-004': [0.1, 3.7],
  'de-000': [4.2, 14.0],
};

export interface Placed<T> {
  what: T;
  /** s */
  start: number;
  end: number;
}

export interface Timeline {
  scenes: Placed<Scene>[];
  said: Placed<Said>[];
  /** s */
  duration: number;
}

const LEAD = 0.9;
const GAP = 0.6;
const USUAL = 9;

/**
 * Puts scenes one after another, each long enough for what is said in it; the seed makes pauses and scenes longer or shorter.
 * All times are whole tenths of a second, which are whole frames at 10 a second.
 */
export function timelineOf(clip: Clip, seed: number): Timeline {
  const random = randomFrom(seed);
  const scenes: Placed<Scene>[] = [];
  const said: Placed<Said>[] = [];
  let at = 0;
  for (const scene of clip.scenes) {
    const start = at;
    let next = start + LEAD + random() * 0.8;
    for (const what of scene.said ?? []) {
      const end = tenths(next + lengthOf(what));
      said.push({ what, start: tenths(next), end });
      next = end + GAP + random() * 0.6;
    }
    const shown = (scene.seconds ?? USUAL) * (0.9 + 0.3 * random());
    at = isPicture(clip) ? 0 : tenths(start + Math.max(shown, scene.said ? next - start : 0));
    const what = scene.again ? { ...clip.scenes.find(({ id }) => id === scene.again)!, id: scene.id } : scene;
    scenes.push({ what, start, end: at });
  }
  return { scenes, said, duration: at };
}

/** s that a sentence takes; a cue stands as long as it takes to read. */
function lengthOf({ speech, cue }: Said): number {
  if (speech) return SPOKEN[speech][1] - SPOKEN[speech][0];
  return 0.8 + 0.31 * (cue ?? '').split(/\s+/).length;
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
