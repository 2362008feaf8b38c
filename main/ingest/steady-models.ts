import type { Models } from '../../native-models/protocol.ts';
import { AppError } from '../app-error.ts';

const TRIES = 2;

/** Models whose process may die once in a task: the task is run again before it counts as failed. */
export function createSteadyModels(models: Models): Models {
  return {
    async run(task, input, options) {
      for (let tries = 1; ; tries++) {
        try {
          return await models.run(task, input, options);
        } catch (error) {
          const crashed = error instanceof AppError && error.code === 'MODEL_CRASHED';
          if (!crashed || tries >= TRIES || options?.signal?.aborted) throw error;
        }
      }
    },
    close: () => models.close(),
  };
}
