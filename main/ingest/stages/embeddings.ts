import { embeddedText } from '../embedded-text.ts';
import type { Stage } from '../stage.ts';

const BATCH = 32;

/** Meaning of every evidence that has no vector yet; a unit is a batch of 32. */
export const embeddings: Stage = {
  name: 'embeddings',
  version: '1',
  needs: [],
  async run({ asset, library, models, signal, units, commit, progress }) {
    const left = library.evidence.withoutVector(asset.id);
    const done = units().size;
    for (let at = 0; at < left.length; at += BATCH) {
      const batch = left.slice(at, at + BATCH);
      const { vectors, dimensions } = await models.run('embed-text', { texts: batch.map(embeddedText) }, { signal });
      // What a person wrote may have been removed, or say something else by now.
      const now = new Map(library.evidence.byIds(batch.map(({ id }) => id)).map(({ id, text }) => [id, text]));
      commit({
        // Named by what it holds: the same evidence embedded again replaces its unit.
        unit: `batch ${done}-${batch[0]!.id}`,
        vectors: batch.flatMap(({ id, text }, i) =>
          now.get(id) === text ? [{ id, vector: vectors.slice(i * dimensions, (i + 1) * dimensions) }] : [],
        ),
      });
      progress(Math.min(1, (at + BATCH) / left.length));
    }
    return { state: 'done' };
  },
};
