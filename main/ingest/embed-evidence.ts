import type { Models } from '../../native-models/protocol.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { Library } from '../library/library.ts';
import { embeddedText } from './embedded-text.ts';

interface Parts {
  library: Pick<Library, 'evidence'>;
  models: Models;
  signal: AbortSignal;
}

/**
 * Vectors of evidences whose words are still the same when the model is done.
 * @returns `changed`: those that a person put right meanwhile, as they read now
 */
export async function embedEvidence(batch: readonly Evidence[], { library, models, signal }: Parts) {
  const texts = batch.map(embeddedText);
  const { vectors, dimensions } = await models.run('embed-text', { texts }, { signal });
  const now = new Map(library.evidence.byIds(batch.map(({ id }) => id)).map((one) => [one.id, one]));
  const made = batch.map(({ id }, i) => ({ id, vector: vectors.slice(i * dimensions, (i + 1) * dimensions) }));
  const isSame = (i: number) => embeddedText(now.get(batch[i]!.id) ?? batch[i]!) === texts[i];
  return {
    vectors: made.filter(({ id }, i) => now.has(id) && isSame(i)),
    changed: batch.flatMap(({ id }, i) => (isSame(i) ? [] : now.get(id)!)),
  };
}
