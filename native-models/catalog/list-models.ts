import { embeddedModels } from './embedded-models.ts';
import { type Verdict, verifyModel } from './verify.ts';

/** A model as the Models screen shows it. */
export interface ListedModel extends Verdict {
  id: string;
  gives: string;
  /** SPDX identifier. */
  licence: string;
  /** bytes of all files */
  size: number;
}

/**
 * What each model gives and whether it can be used.
 * @param weights folder of the embedded weights
 * @param hash also compares every file's SHA-256 (about a second)
 */
export function listModels(weights: string, { hash = false } = {}): Promise<ListedModel[]> {
  return Promise.all(
    embeddedModels.map(async (entry) => ({
      id: entry.id,
      gives: entry.gives,
      licence: entry.licence,
      size: entry.files.reduce((sum, file) => sum + file.size, 0),
      ...(await verifyModel(entry, weights, { hash })),
    })),
  );
}
