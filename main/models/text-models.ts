import type { Device, Models, ReadAnswer } from '../../native-models/protocol.ts';
import { type InstalledModel, refOf } from './installed-model.ts';

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

/**
 * Each gives the model that is chosen at that moment, undefined where none is. They are small enough for the processor, which answers before a
 * graphics card has opened them.
 */
export interface TextModels {
  reader(): TextReader | undefined;
  crossEncoder(): CrossEncoder | undefined;
}

/** @param active the chosen model of a task, where it is whole */
export function createTextModels(
  models: Models,
  active: (task: 'read' | 'cross-encode') => InstalledModel | undefined,
): TextModels {
  return {
    reader() {
      const chosen = active('read');
      if (!chosen) return undefined;
      return {
        id: chosen.id,
        async read(question, passages, signal) {
          const input = { model: refOf(chosen), question, passages: [...passages] };
          return (await models.run('read', input, { signal })).answers;
        },
      };
    },
    crossEncoder() {
      const chosen = active('cross-encode');
      if (!chosen) return undefined;
      return {
        id: chosen.id,
        score: (question, passages, signal) =>
          models.run('cross-encode', { model: refOf(chosen), question, passages: [...passages] }, { signal }),
      };
    },
  };
}
