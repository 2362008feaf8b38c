interface Running<E, T> {
  promise: Promise<T>;
  control: AbortController;
  watchers: Set<(event: E) => void>;
  latest: E | undefined;
}

type Work<E, T> = (signal: AbortSignal, emit: (event: E) => void) => Promise<T>;

/** Work that several may want at once and that is done once: a second one joins, and it is ended early only when all have given up. */
export interface Shared<E, T> {
  /** @throws what the work throws; the signal's reason for one that gave up, after the work has ended where it was the last */
  join(key: string, who: { signal: AbortSignal; onEvent(event: E): void }, work: Work<E, T>): Promise<T>;
  isRunning(key: string): boolean;
  /** The last event of work that is going on; undefined where there is none yet. */
  latest(key: string): E | undefined;
  /** Ends all of it and waits until it has ended. */
  stop(): Promise<void>;
}

export function createShared<E, T>(): Shared<E, T> {
  const running = new Map<string, Running<E, T>>();

  function begin(key: string, work: Work<E, T>): Running<E, T> {
    const watchers = new Set<(event: E) => void>();
    const control = new AbortController();
    const emit = (event: E) => {
      mine.latest = event;
      for (const watcher of watchers) watcher(event);
    };
    const promise = Promise.resolve()
      .then(() => work(control.signal, emit))
      .finally(() => running.delete(key));
    const mine: Running<E, T> = { promise, control, watchers, latest: undefined };
    running.set(key, mine);
    return mine;
  }

  return {
    async join(key, { signal, onEvent }, work) {
      // What has been given up is waited for: two of it at once would be in each other's way.
      for (let old = running.get(key); old?.control.signal.aborted; old = running.get(key)) {
        await old.promise.catch(() => {});
      }
      signal.throwIfAborted();
      const { promise, control, watchers, latest } = running.get(key) ?? begin(key, work);
      const watcher = (event: E) => onEvent(event);
      watchers.add(watcher);
      if (latest !== undefined) onEvent(latest);
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          watchers.delete(watcher);
          if (watchers.size === 0) control.abort(signal.reason);
          else reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        promise.then(resolve, reject).finally(() => {
          signal.removeEventListener('abort', leave);
          watchers.delete(watcher);
        });
      });
    },
    isRunning: (key) => running.has(key),
    latest: (key) => running.get(key)?.latest,
    async stop() {
      const all = [...running.values()];
      for (const { control } of all) control.abort();
      await Promise.allSettled(all.map(({ promise }) => promise));
    },
  };
}
