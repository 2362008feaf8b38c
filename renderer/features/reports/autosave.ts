export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed';

export interface AutosaveParts {
  /** Writes what there is now. */
  write: () => Promise<void>;
  /** `error` is what went wrong where the state is `failed`. */
  onState: (state: SaveState, error?: unknown) => void;
  /** Runs something after `ms`; returns what stops it. A test brings its own clock. */
  after?: (ms: number, run: () => void) => () => void;
}

export interface Autosave {
  /** Something changed: it is written a moment later. */
  touch: () => void;
  /** Writes at once what is not written yet; resolves when all is. Rejects as `write` does. */
  flush: () => Promise<void>;
  /** Nothing more is written: what it was about is gone. */
  stop: () => void;
}

/** From the last change to writing, ms. */
const settle = 600;
/** Before another try, ms; the last goes on for as long as it takes. */
const pauses = [2_000, 5_000, 15_000, 30_000];

const afterMs = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Keeps something saved: one write at a time, the latest state last, a failed one tried again until it is there. */
export function createAutosave({ write, onState, after = afterMs }: AutosaveParts): Autosave {
  let dirty = false;
  let running: Promise<void> | null = null;
  let failures = 0;
  let stop = () => {};

  const plan = (ms: number) => {
    stop();
    stop = after(ms, () => void flush().catch(() => {}));
  };

  async function run(): Promise<void> {
    dirty = false;
    onState('saving');
    try {
      await write();
      failures = 0;
      onState(dirty ? 'dirty' : 'saved');
    } catch (error) {
      dirty = true;
      onState('failed', error);
      plan(pauses[Math.min(failures, pauses.length - 1)]!);
      failures += 1;
      throw error;
    }
  }

  function flush(): Promise<void> {
    stop();
    if (running) return running.catch(() => {}).then(flush);
    if (!dirty) return Promise.resolve();
    running = run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    touch() {
      dirty = true;
      onState('dirty');
      plan(settle);
    },
    flush,
    stop() {
      stop();
      dirty = false;
    },
  };
}
