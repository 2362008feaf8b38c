import type { Models } from '../../native-models/protocol.ts';
import type { Nearness } from './readers/candidate.ts';

/** Words kept between questions. */
const KEPT = 5000;
/** Words embedded for one question at most. */
const BATCH = 160;

/**
 * Nearness of single words by the sentence model. Words are embedded together once; a model that does not answer makes nothing near
 * anything, so that the check stays strict.
 */
export function createWordNearness(models: Models) {
  const known = new Map<string, Float32Array>();
  return async (words: Iterable<string>, signal: AbortSignal): Promise<Nearness> => {
    const missing = [...new Set(words)].filter((word) => !known.has(word) && word.length > 2).slice(0, BATCH);
    if (missing.length > 0) {
      try {
        const { vectors, dimensions } = await models.run('embed-text', { texts: missing }, { signal });
        for (const [i, word] of missing.entries()) known.set(word, vectors.slice(i * dimensions, (i + 1) * dimensions));
      } catch {
        signal.throwIfAborted();
      }
    }
    for (const word of known.keys()) {
      if (known.size <= KEPT) break;
      known.delete(word);
    }
    return (word, others) => {
      const one = known.get(word);
      if (!one) return 0;
      let best = 0;
      for (const other of others) {
        const two = known.get(other);
        if (two) best = Math.max(best, dot(one, two));
      }
      return best;
    };
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
