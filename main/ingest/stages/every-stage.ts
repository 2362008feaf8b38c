import type { Stage } from '../stage.ts';
import { embeddings } from './embeddings.ts';
import { keyframes } from './keyframes.ts';
import { objects } from './objects.ts';
import { pictures } from './pictures.ts';
import { proxy } from './proxy.ts';
import { speech } from './speech.ts';
import { subtitles } from './subtitles.ts';
import { text } from './text.ts';
import { visual } from './visual.ts';
import { waveform } from './waveform.ts';

/**
 * Lanes run side by side, the steps of one lane one after another, the stages of one step together: text is read while key frames are
 * still being found. Embeddings follow when all evidence is there, then the playable copy, for which a person waits; a model that looks at
 * every picture takes longest and comes last.
 */
export const plan: { lanes: Stage[][][]; after: Stage[] } = {
  lanes: [
    [[keyframes, text], [objects]],
    [[waveform], [subtitles], [speech]],
  ],
  after: [embeddings, proxy, pictures, visual],
};

export const everyStage: readonly Stage[] = [...plan.lanes.flat(2), ...plan.after];
