import type { Asset, StageName } from '../../preload/contract/asset.ts';

/** Seconds of work a second of media, measured on two cores; only their proportions matter. */
const PER_SECOND: Partial<Record<StageName, number>> = {
  keyframes: 0.06,
  waveform: 0.004,
  speech: 0.3,
  embeddings: 0.01,
};
const PER_PICTURE: Partial<Record<StageName, number>> = { text: 0.8, objects: 0.2, pictures: 0.15, visual: 3 };
/** Until key frames are known: one each so many seconds. */
const GUESSED_SPACING = 9;

/** How much work a stage is for an asset, in no unit: the weights of its progress. */
export function expectedWork(stage: StageName, asset: Asset, keyFrames: number | null): number {
  const sound = asset.tracks.some((t) => t.kind === 'audio');
  const picture = asset.kind !== 'audio';
  const pictures = picture ? (keyFrames ?? Math.max(1, asset.duration / GUESSED_SPACING)) : 0;
  switch (stage) {
    case 'probe':
      return 0.2 + asset.size / 300e6;
    case 'keyframes':
      return picture ? 0.2 + PER_SECOND.keyframes! * asset.duration : 0;
    case 'waveform':
    case 'speech':
      return sound ? PER_SECOND[stage]! * asset.duration : 0;
    case 'text':
    case 'objects':
    case 'pictures':
    case 'visual':
      return PER_PICTURE[stage]! * pictures;
    case 'embeddings':
      return 0.1 + PER_SECOND.embeddings! * (asset.duration || 5);
    case 'proxy':
      return asset.playable ? 0 : 0.2 + 0.2 * asset.duration;
    case 'subtitles':
      return 0.05;
  }
}
