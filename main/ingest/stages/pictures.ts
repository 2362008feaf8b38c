import { readFile } from 'node:fs/promises';
import type { RgbImage } from '../../../native-models/protocol.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import { AppError } from '../../app-error.ts';
import { fromJpeg } from '../../media/images.ts';
import { fitWidth } from '../../media/upright.ts';
import type { Clip } from '../../models/clip.ts';
import type { Stage, StageContext } from '../stage.ts';

/** Of this stage's own code: another one embeds anew. */
const VERSION = '2';
/** Pictures that one run of the model takes. */
const BATCH = 8;
/** px; as the key frame stage writes them. */
const THUMB_WIDTH = 480;
const NO_MODEL = 'No model that finds pictures by their content is installed: choose one under Models.';
const OTHER_CHOICE = 'Another choice of model was made meanwhile.';

/**
 * The vector of what each distinct key frame shows, for questions about pictures. A unit is a key frame; another model embeds anew. Pictures
 * are taken from the thumbnails, twice as wide as such a model looks: a library that is there is embedded without a file being decoded again.
 */
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
    const images = await Promise.all(batch.map((frame) => pictureOf(context, frame)));
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

async function pictureOf(
  { asset, source, library, pictures, signal }: StageContext,
  frame: KeyFrame,
): Promise<RgbImage> {
  const thumb = library.blobs.path(asset.id, `thumb-${frame.id}.jpg`);
  if (!thumb) return pictures.at(frame.time, signal);
  return fromJpeg(await readFile(thumb), fitWidth(source, THUMB_WIDTH));
}
