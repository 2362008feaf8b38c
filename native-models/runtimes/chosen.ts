import type { ModelRef } from '../protocol.ts';
import { type Lazy, lazy } from './lazy.ts';

/** A model that the person chose: opened at first use, closed when another one is asked for or nobody asks. */
export interface Chosen<T> {
  use<R>(model: ModelRef, work: (opened: T) => Promise<R>): Promise<R>;
  release(): Promise<void>;
}

/** @param idleMs ms without use after which the model is closed */
export function chosen<T>(
  open: (model: ModelRef) => Promise<T>,
  close: (opened: T) => Promise<void>,
  idleMs: number,
): Chosen<T> {
  let held: { key: string; model: Lazy<T> } | undefined;
  return {
    async use(model, work) {
      const key = JSON.stringify([model.folder, model.revision, model.devices, model.dtypes]);
      if (held?.key !== key) {
        // Two large models at once may not fit: the old one goes before the new one comes.
        // A device that was lost cannot give back what it held; the next model is opened all the same.
        await held?.model.release().catch(() => undefined);
        held = { key, model: lazy(() => open(model), close, idleMs) };
      }
      return held.model.use(work);
    },
    async release() {
      const going = held;
      held = undefined;
      await going?.model.release();
    },
  };
}
