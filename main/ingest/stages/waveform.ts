import { decodePcm } from '../../media/audio.ts';
import { collectPeaks } from '../../media/waveform.ts';
import { chosenTrack } from '../speech/chosen-track.ts';
import type { Stage } from '../stage.ts';

/** Peaks of the sound for drawing. */
export const waveform: Stage = {
  name: 'waveform',
  version: '1',
  needs: [],
  async run({ asset, source, tools, signal, commit, progress }) {
    const track = chosenTrack(source.tracks);
    if (!track) return { state: 'off', reason: 'This file has no sound.' };
    const peaks = collectPeaks(asset.duration);
    for await (const pcm of decodePcm(tools, source, track.index, { chunk: 30, signal })) {
      peaks.add(pcm);
      progress(Math.min(1, pcm.start / Math.max(1, asset.duration)));
    }
    commit({ unit: 'all', waveform: peaks.finish() });
    return { state: 'done' };
  },
};
