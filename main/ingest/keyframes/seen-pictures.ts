import { frameChange } from './frame-change.ts';
import { HASH_BITS, hashDistance, perceptualHash } from './perceptual-hash.ts';

/** A picture that was shown before: a small gray copy. */
export interface SeenPicture {
  keyFrameId: string;
  gray: Uint8Array;
}

/** Hash bits that may differ before two pictures are compared at all. */
const NEAR = Math.round(HASH_BITS * 0.08);
/** How many are kept; the oldest go first. */
const REMEMBERED = 400;

/** Recognises pictures that come back, by hash first and pixel by pixel then. All pictures have one size. */
export function createSeenPictures(width: number, height: number, known: readonly SeenPicture[] = []) {
  const seen = known.map((picture) => ({ ...picture, hash: perceptualHash(picture.gray, width, height) }));

  return {
    /** The key frame that showed the same first; remembers the picture under `keyFrameId` where there is none. */
    find(keyFrameId: string, gray: Uint8Array): string | null {
      const hash = perceptualHash(gray, width, height);
      const twin = seen.find((s) => hashDistance(s.hash, hash) <= NEAR && samePicture(s, { gray }));
      if (twin) return twin.keyFrameId;
      seen.push({ keyFrameId, gray, hash });
      if (seen.length > REMEMBERED) seen.shift();
      return null;
    },
  };
}

/** Whether two pictures show the same: no more than the codec's noise apart. */
export function samePicture(a: { gray: Uint8Array }, b: { gray: Uint8Array }): boolean {
  const change = frameChange(a, b);
  return change.strong < 0.0012 && change.mean < 2;
}
