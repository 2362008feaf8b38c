import type { KeyFrame } from '../../../preload/contract/asset.ts';

/** Key frames of a file while they are still being found, so that their text is read meanwhile. */
export interface KeyFrameFeed {
  /** More may be there now. */
  arrived(): void;
  /** No more will come. */
  end(): void;
  /**
   * All key frames in order of time, each once, waiting for more until `end`. Every call begins anew.
   * @throws what the signal was aborted with
   */
  all(signal: AbortSignal): AsyncGenerator<KeyFrame>;
}

/** @param read what is there by now, by time; once seen, a key frame does not change. */
export function createKeyFrameFeed(read: () => readonly KeyFrame[]): KeyFrameFeed {
  let ended = false;
  let next = Promise.withResolvers<void>();
  const wake = () => {
    next.resolve();
    next = Promise.withResolvers();
  };
  return {
    arrived: wake,
    end() {
      ended = true;
      wake();
    },
    async *all(signal) {
      for (let given = 0; ; ) {
        signal.throwIfAborted();
        const over = ended;
        const more = next.promise;
        const frames = read();
        if (given < frames.length) yield* frames.slice(given);
        else if (over) return;
        else await orAborted(more, signal);
        given = frames.length;
      }
    },
  };
}

async function orAborted(more: Promise<void>, signal: AbortSignal): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  const stop = () => stopped.resolve();
  signal.addEventListener('abort', stop, { once: true });
  await Promise.race([more, stopped.promise]);
  signal.removeEventListener('abort', stop);
}
