import type { Scope } from '../../preload/contract/answer.ts';
import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Library } from '../library/library.ts';
import type { Clip } from '../models/clip.ts';

/** A key frame whose picture fits a text. */
export interface PictureHit {
  keyFrame: KeyFrame;
  /** 0–1 within the question: 0 like the average picture, 1 like the best. */
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
    const vector = kept.get(key) ?? (await clip.texts([text], signal))[0]!;
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
      const { hits, mean } = deps.library.search.pictures(vector, { scope, model: clip.key, limit });
      const range = (hits[0]?.score ?? 0) - mean;
      const found = hits.flatMap(({ keyFrameId, score }) => {
        const keyFrame = deps.library.keyFrames.get(keyFrameId);
        return keyFrame ? [{ keyFrame, fit: range > 1e-9 ? Math.max(0, (score - mean) / range) : 1 }] : [];
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

/** Nearer to the best picture than to the average one. */
const STANDS_OUT = 0.5;

/**
 * Pictures that stand out. The cosines of CLIP all lie close together and mean nothing alone, so a picture is held against the others of the
 * question (the relative choice of Video-RAG, section 3.3): it must lie nearer to the best than to the mean.
 */
export const standingOut = (hits: readonly PictureHit[]): PictureHit[] => hits.filter(({ fit }) => fit >= STANDS_OUT);
