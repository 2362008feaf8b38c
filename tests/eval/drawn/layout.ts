import { randomFrom } from '../../fixtures/random.ts';
import type { Clip, Said, Scene } from './script.ts';

export interface Timed<T> {
  what: T;
  /** s */
  start: number;
  end: number;
}

export interface Layout {
  scenes: Timed<Scene>[];
  said: Timed<Said>[];
  /** s */
  duration: number;
}

/** s before the first and after the last thing said in a scene, and between two. */
const LEAD = 0.8;
const GAP = 0.7;
/** Scenes are so much shorter or longer from seed to seed, as a share. */
const JITTER = 0.15;

/**
 * Puts a clip's scenes one after another, each long enough for what is said in it. All times are whole tenths, so that a cut lies on a frame.
 * @param lengthOf s that something said takes
 */
export function layOut(clip: Clip, seed: number, lengthOf: (one: Said) => number): Layout {
  const random = randomFrom(seed);
  const scenes: Timed<Scene>[] = [];
  const said: Timed<Said>[] = [];
  let at = 0;
  for (const scene of clip.scenes) {
    const start = at;
    const seconds = scene.seconds * (1 - JITTER + 2 * JITTER * random());
    let spoken = start + LEAD;
    for (const what of scene.said) {
      const end = spoken + lengthOf(what);
      said.push({ what, start: tenths(spoken), end: tenths(end) });
      spoken = tenths(end + GAP);
    }
    const needed = scene.said.length > 0 ? spoken - start : 0;
    at = clip.still ? 0 : tenths(start + Math.max(seconds, needed));
    const shown = scene.again ? { ...clip.scenes.find(({ id }) => id === scene.again)!, id: scene.id } : scene;
    scenes.push({ what: shown, start, end: at });
  }
  return { scenes, said, duration: at };
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;

/** s that a cue of so many words stands. */
export const cueLength = (text: string): number => 0.7 + 0.33 * text.split(/\s+/).length;
