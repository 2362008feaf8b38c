import type { Asset } from '../../../preload/contract/asset.ts';
import type { CallOutput } from '../../../preload/contract/contract.ts';
import { strings } from './strings.ts';

type Stages = CallOutput<'library.asset'>['stages'];

function note(stages: Stages, name: string, none: string): string {
  const stage = stages.find(({ stage: one }) => one === name);
  if (!stage || stage.state === 'pending') return strings.coming;
  if (stage.state === 'off' || stage.state === 'failed') return stage.reason ?? none;
  return none;
}

/** Whether pictures are being described, or will be: without a model that does there is no lane to wait for. */
export const describing = (stages: Stages): boolean =>
  stages.some(({ stage, state }) => stage === 'visual' && state === 'pending');

/** Why a lane is empty: still being read, off for a reason, or nothing there. */
export function laneNotes(asset: Asset, stages: Stages): Record<'speech' | 'text' | 'object' | 'caption', string> {
  const sound = asset.tracks.some(({ kind }) => kind === 'audio');
  return {
    speech: sound ? note(stages, 'speech', strings.noSpeech) : strings.noAudio,
    text: note(stages, 'text', strings.noText),
    object: note(stages, 'objects', strings.noObjects),
    caption: note(stages, 'visual', strings.noCaptions),
  };
}
