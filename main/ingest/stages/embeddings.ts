import { embedEvidence } from '../embed-evidence.ts';
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
      const found = await embedEvidence(batch, { library, models, signal });
      // Named by what it holds: the same evidence embedded again replaces its unit.
      commit({ unit: `batch ${done}-${batch[0]!.id}`, vectors: found.vectors });
      left.push(...found.changed);
      progress(Math.min(1, (at + BATCH) / left.length));
    }
    return { state: 'done' };
  },
};
