import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from './store-error.ts';

/** What may be gone when it is tried again: a broken connection, a busy server. */
export class PassingFailure extends Error {
  /** ms to wait, where the server says so. */
  readonly wait: number | undefined;

  constructor(message: string, { wait, cause }: { wait?: number; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.wait = wait;
  }
}

export interface Patience {
  /** Tries in a row without progress. */
  tries: number;
  /** ms before the second try; doubled each time, at most `longestPause`. */
  firstPause: number;
  longestPause: number;
  /** ms without an answer or a byte after which a connection counts as broken. */
  stall: number;
}

export const patient: Patience = { tries: 6, firstPause: 1000, longestPause: 30_000, stall: 30_000 };

/** A server that asks for more than this is left alone, ms. */
const longestWait = 120_000;

/**
 * Does something until it works.
 * @param work is told whether its last try got on: then the count begins anew
 * @throws what `work` throws, or StoreError NETWORK after the last try
 */
export async function persist<T>(
  work: (progressed: () => void) => Promise<T>,
  { patience, signal, host }: { patience: Patience; signal: AbortSignal; host: string },
): Promise<T> {
  for (let failures = 0; ; ) {
    signal.throwIfAborted();
    try {
      return await work(() => {
        failures = 0;
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof PassingFailure)) throw error;
      failures++;
      const pause = error.wait ?? Math.min(patience.longestPause, patience.firstPause * 2 ** (failures - 1));
      if (failures >= patience.tries || pause > longestWait) {
        const what = `${host} cannot be fetched from now: ${error.message}.`;
        throw new StoreError('NETWORK', `${what} Try again later; what came so far is kept.`, error);
      }
      await sleep(pause, undefined, { signal });
    }
  }
}
