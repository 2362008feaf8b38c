import type { Scope } from '../../preload/contract/answer.ts';
import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Library } from '../library/library.ts';
import type { Clip } from '../models/clip.ts';
import { pictureText } from './picture-text.ts';
import { prominence } from './stand-out.ts';

/** A key frame whose picture fits a text. */
export interface PictureHit {
  keyFrame: KeyFrame;
  /** 0–1 within the question: 1 like the nearest picture, 0 like the usual one, and where none stands out. */
  fit: number;
}

export interface PicturesFound {
  /** Best first. */
  hits: PictureHit[];
  /** Why there are none, where that is no finding; null otherwise. */
  note: string | null;
}

/** Finds key frames by what a text says of them; undefined where no model for that is chosen. */
export type FindPictures = (
  text: string,
  scope: Scope,
  limit: number,
  signal: AbortSignal,
) => Promise<PicturesFound | undefined>;

/** Questions whose vector is kept: one question is searched for several times. */
const KEPT = 16;

export function createPictureFinder(deps: {
  library: Pick<Library, 'search' | 'keyFrames'>;
  clip: () => Clip | undefined;
  log: { warn(details: object, message: string): void };
}): FindPictures {
  const kept = new Map<string, Float32Array>();
  const vectorOf = async (clip: Clip, text: string, signal: AbortSignal): Promise<Float32Array> => {
    const key = `${clip.key} ${text}`;
    const vector = kept.get(key) ?? (await twoWays(clip, text, signal));
    kept.delete(key);
    kept.set(key, vector);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return vector;
  };
  return async (text, scope, limit, signal) => {
    const clip = deps.clip();
    if (!clip) return undefined;
    try {
      const vector = await vectorOf(clip, text, signal);
      const { hits, background, count } = deps.library.search.pictures(vector, { scope, model: clip.key, limit });
      const scores = hits.map(({ score }) => score);
      const fits = prominence(scores, background, count);
      const found = hits.flatMap(({ keyFrameId }, i) => {
        const keyFrame = deps.library.keyFrames.get(keyFrameId);
        return keyFrame ? [{ keyFrame, fit: fits[i]! }] : [];
      });
      return { hits: found, note: null };
    } catch (error) {
      signal.throwIfAborted();
      deps.log.warn({ err: error }, 'pictures could not be searched');
      const why = error instanceof Error ? error.message : 'it failed';
      return { hits: [], note: `Pictures were not searched, because their model did not answer: ${why}` };
    }
  };
}

/**
 * The mean of two ways to say it (prompt ensembling, Radford et al. 2021, 3.1.4): as it was asked, and as the captions that the model learned
 * from. Video-RAG, too, asks for "A picture of …".
 */
async function twoWays(clip: Clip, text: string, signal: AbortSignal): Promise<Float32Array> {
  const [asked, caption] = await clip.texts([text, `a photo of ${pictureText(text)}`], signal);
  return asked!.map((x, i) => (x + caption![i]!) / 2);
}

/** How far of the way from the usual picture to the nearest. */
const STANDS_OUT = 0.7;

/** Pictures that stand out (the relative choice of Video-RAG, section 3.3), best first. */
export const standingOut = (hits: readonly PictureHit[]): PictureHit[] => hits.filter(({ fit }) => fit >= STANDS_OUT);
