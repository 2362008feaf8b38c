import type { Device, ModelRef, Models, ReadAnswer } from '../../native-models/protocol.ts';
import type { InstalledModel } from './model-library.ts';

/** The model that reads answers out of sentences, as it is chosen now. */
export interface TextReader {
  id: string;
  /** The answer in each passage, as characters of it; null where a passage is empty. */
  read(question: string, passages: readonly string[], signal: AbortSignal): Promise<(ReadAnswer | null)[]>;
}

/** The model that reads question and passage together, as it is chosen now. */
export interface CrossEncoder {
  id: string;
  /** 0–1, in the order of the passages. */
  score(
    question: string,
    passages: readonly string[],
    signal: AbortSignal,
  ): Promise<{ scores: Float32Array; device: Device; note: string | null }>;
}

/** Small enough for the processor, which answers before a graphics card has opened them. */
const refOf = ({ id, revision, folder, dtypes }: InstalledModel): ModelRef => ({
  id,
  revision,
  folder,
  dtypes,
  devices: ['cpu'],
});

/** @returns a function that gives the chosen model as it is at that moment, undefined where none is chosen */
export function createTextReader(
  models: Models,
  active: () => InstalledModel | undefined,
): () => TextReader | undefined {
  return () => {
    const chosen = active();
    if (!chosen) return undefined;
    return {
      id: chosen.id,
      async read(question, passages, signal) {
        const input = { model: refOf(chosen), question, passages: [...passages] };
        return (await models.run('read', input, { signal })).answers;
      },
    };
  };
}

/** @returns as `createTextReader` */
export function createCrossEncoder(
  models: Models,
  active: () => InstalledModel | undefined,
): () => CrossEncoder | undefined {
  return () => {
    const chosen = active();
    if (!chosen) return undefined;
    return {
      id: chosen.id,
      score: (question, passages, signal) =>
        models.run('cross-encode', { model: refOf(chosen), question, passages: [...passages] }, { signal }),
    };
  };
}
