import type { Models, RgbImage } from '../../native-models/protocol.ts';
import { type InstalledModel, isSame, refOf } from './installed-model.ts';

/** The chosen model that puts pictures and texts into one space (CLIP, Radford et al. 2021). */
export interface Clip {
  id: string;
  /** Names model and revision: vectors of another key lie in another space. */
  key: string;
  /** Whether it still is the chosen one: long work for another is better begun anew. */
  isChosen(): boolean;
  /** One L2-normalised vector a picture. */
  images(images: RgbImage[], signal: AbortSignal): Promise<Float32Array[]>;
  /** One L2-normalised vector a text. */
  texts(texts: string[], signal: AbortSignal): Promise<Float32Array[]>;
}

/** @returns a function that gives the chosen model as it is at that moment, undefined where none is chosen */
export function createClip(models: Models, active: () => InstalledModel | undefined): () => Clip | undefined {
  return () => {
    const model = active();
    if (!model) return undefined;
    const { id, revision } = model;
    const ref = refOf(model);
    return {
      id,
      key: `${id}@${revision}`,
      isChosen: () => isSame(active(), model),
      images: async (images, signal) => rows(await models.run('clip-images', { model: ref, images }, { signal })),
      texts: async (texts, signal) => rows(await models.run('clip-texts', { model: ref, texts }, { signal })),
    };
  };
}

function rows({ vectors, dimensions }: { vectors: Float32Array; dimensions: number }): Float32Array[] {
  return Array.from({ length: vectors.length / dimensions }, (_, i) =>
    vectors.slice(i * dimensions, (i + 1) * dimensions),
  );
}
