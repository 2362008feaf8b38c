import { embeddedModels } from '../../native-models/catalog/embedded-models.ts';
import { verifyModel } from '../../native-models/catalog/verify.ts';
import type { ModelStatus } from '../../preload/contract/contract.ts';

/**
 * What is installed and whether it is whole.
 * @param weights folder of the embedded weights
 * @param hash also compares every byte with the catalog's SHA-256
 */
export function listModels(weights: string, { hash } = { hash: false }): Promise<ModelStatus[]> {
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
