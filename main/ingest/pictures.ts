import type { RgbImage } from '../../native-models/protocol.ts';
import { framesAt } from '../media/frames.ts';
import { readImage } from '../media/images.ts';
import type { MediaSource } from '../media/media-source.ts';
import type { Tools } from '../media/tools.ts';

/** Full-size pictures of one file; several stages look at the same ones at about the same time. */
export interface Pictures {
  /** @param time exact presentation time, s. */
  at(time: number, signal: AbortSignal): Promise<RgbImage>;
}

/** Wider pictures are scaled down: text that cannot be read at this size is not readable to a viewer either. */
const MAX_WIDTH = 1920;
const MAX_PIXELS = 6_000_000;
/** Bytes that are kept for the next stage. */
const KEPT = 120 << 20;

/** Decodes each picture once as long as the few that were used last fit into memory. */
export function createPictures(tools: Tools, source: MediaSource): Pictures {
  const cache = new Map<number, Promise<RgbImage>>();
  const sizes = new Map<number, number>();

  async function decode(time: number, signal: AbortSignal): Promise<RgbImage> {
    if (source.kind === 'image') return readImage(tools, source, { maxPixels: MAX_PIXELS, signal });
    for await (const { image } of framesAt(tools, source, [time], { maxWidth: MAX_WIDTH, signal })) return image;
    throw new Error(`no frame at ${time}`);
  }

  function trim(): void {
    let sum = [...sizes.values()].reduce((a, b) => a + b, 0);
    for (const [time, size] of sizes) {
      if (sum <= KEPT || sizes.size === 1) return;
      sizes.delete(time);
      cache.delete(time);
      sum -= size;
    }
  }

  return {
    async at(time, signal) {
      const known = cache.get(time);
      if (known) return known;
      const decoding = decode(time, signal);
      cache.set(time, decoding);
      try {
        const image = await decoding;
        sizes.set(time, image.data.length);
        trim();
        return image;
      } catch (error) {
        cache.delete(time);
        throw error;
      }
    },
  };
}
