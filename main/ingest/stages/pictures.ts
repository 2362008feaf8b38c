import type { KeyFrame } from '../../../preload/contract/asset.ts';
import { AppError } from '../../app-error.ts';
import type { Clip } from '../../models/clip.ts';
import type { Stage, StageContext } from '../stage.ts';

/** Of this stage's own code: another one embeds anew. */
const VERSION = '1';
/** Pictures that one run of the model takes. */
const BATCH = 8;
const NO_MODEL = 'No model that finds pictures by their content is installed: choose one under Models.';
const OTHER_CHOICE = 'Another choice of model was made meanwhile.';

/** The vector of what each distinct key frame shows, for questions about pictures. A unit is a key frame; another model embeds anew. */
export const pictures: Stage = {
  name: 'pictures',
  version: ({ clip }) => (clip ? `${VERSION} ${clip.key}` : null),
  needs: ['keyframes'],
  async run(context) {
    const { asset, library, chosen } = context;
    const frames = library.keyFrames.ofAsset(asset.id).filter((frame) => frame.sameAs === null);
    if (frames.length === 0) return { state: 'off', reason: 'This file has no picture.' };
    if (!chosen.clip) return { state: 'off', reason: NO_MODEL };
    await embed(context, chosen.clip, frames);
    return { state: 'done' };
  },
};

async function embed(context: StageContext, clip: Clip, frames: readonly KeyFrame[]): Promise<void> {
  const { signal, units, commit, progress } = context;
  const done = units();
  const left = frames.filter((frame) => done.get(frame.id) !== clip.key);
  for (let at = 0; at < left.length; at += BATCH) {
    const batch = left.slice(at, at + BATCH);
    const images = [];
    for (const frame of batch) images.push(await context.pictures.at(frame.time, signal));
    if (!clip.isChosen()) throw new AppError('MODEL_MISSING', OTHER_CHOICE);
    const vectors = await clip.images(images, signal);
    batch.forEach(({ id: keyFrameId }, i) => {
      commit({
        unit: keyFrameId,
        pictureVectors: [{ keyFrameId, model: clip.key, vector: vectors[i]! }],
        state: clip.key,
      });
    });
    progress((frames.length - left.length + at + batch.length) / frames.length);
  }
}
