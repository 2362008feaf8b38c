/** Something costly that is made at first use and given back when it has not been used for a while. */
export interface Lazy<T> {
  /** Runs `work` with the value; it is not disposed of while work is going on. */
  use<R>(work: (value: T) => Promise<R>): Promise<R>;
  /** Disposes of the value as soon as nobody uses it. */
  release(): Promise<void>;
}

/**
 * @param idleMs ms without use after which the value is disposed of.
 * Errors of `make` go to the caller; the next use tries again.
 */
export function lazy<T>(
  make: () => Promise<T>,
  dispose: (value: T) => Promise<void>,
  idleMs: number,
  clock: { setTimeout: typeof setTimeout; clearTimeout: typeof clearTimeout } = globalThis,
): Lazy<T> {
  let made: Promise<T> | undefined;
  let users = 0;
  let unwanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function drop(): Promise<void> {
    const going = made;
    made = undefined;
    unwanted = false;
    if (going) await going.then(dispose, () => undefined);
  }

  return {
    async use(work) {
      clock.clearTimeout(timer);
      users++;
      made ??= make();
      const going = made;
      try {
        return await work(await going);
      } catch (error) {
        // A value that could not be made is forgotten, so that a repaired file works without a restart.
        if (made === going) await going.catch(() => (made = undefined));
        throw error;
      } finally {
        users--;
        if (users === 0) {
          if (unwanted) await drop();
          else {
            timer = clock.setTimeout(() => void drop(), idleMs);
            timer.unref?.();
          }
        }
      }
    },
    async release() {
      clock.clearTimeout(timer);
      if (users > 0) unwanted = true;
      else await drop();
    },
  };
}
