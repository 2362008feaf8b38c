import type { Models } from '../../native-models/protocol.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log/log.ts';
import { embedEvidence } from './embed-evidence.ts';

const BATCH = 32;

export interface RefreshVectors {
  /** Something was put right: goes on until no vector speaks of words that are not there any more. */
  wake(): void;
  /** Resolves when it rests. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Replaces the vectors of lines that a person put right, behind whatever else is done. Which these are is kept in the library, so that nothing is
 * lost to a kill; what a model cannot do now is tried again at the next correction or start.
 */
export function createRefreshVectors(parts: {
  library: Pick<Library, 'evidence' | 'transcript' | 'stages'>;
  models: Models;
  log: Log;
}): RefreshVectors {
  const { library, models, log } = parts;
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;

  const batch = async (ids: readonly string[]): Promise<void> => {
    const found = await embedEvidence(library.evidence.byIds(ids), { library, models, signal: stop.signal });
    stop.signal.throwIfAborted();
    const assetOf = new Map(library.evidence.byIds(ids).map(({ id, assetId }) => [id, assetId]));
    for (const vector of found.vectors) {
      // A unit a line: put right once more, it replaces what this leaves.
      const unit = `corrected ${vector.id}`;
      library.stages.commit({ assetId: assetOf.get(vector.id)!, stage: 'embeddings', unit, vectors: [vector] });
    }
  };
  const run = async (): Promise<void> => {
    try {
      for (let ids = library.transcript.stale(BATCH); ids.length > 0; ids = library.transcript.stale(BATCH))
        await batch(ids);
    } catch (error) {
      if (!stop.signal.aborted) log.warn({ err: error }, 'corrected lines could not be embedded');
    }
  };
  const start = (): void => {
    again = false;
    running = run().finally(() => {
      running = undefined;
      if (again && !stop.signal.aborted) start();
    });
  };
  return {
    wake() {
      if (stop.signal.aborted) return;
      again = true;
      if (!running) start();
    },
    async idle() {
      while (running) await running;
    },
    async close() {
      stop.abort();
      await running;
    },
  };
}
