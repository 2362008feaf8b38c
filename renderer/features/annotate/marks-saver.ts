import type { MarkedFrame } from '../../../preload/contract/annotation.ts';

export type Drawn = Omit<MarkedFrame, 'updatedAt'>;

export type SaveState = { state: 'saved' | 'waiting' | 'saving' } | { state: 'failed'; error: unknown };

export interface MarksSaver {
  /** Keeps this and writes it a moment later, together with what comes until then. */
  touch(drawn: Drawn): void;
  /** Writes what waits now. Never rejects: what failed stays, is told, and is written with the next. */
  flush(): Promise<void>;
}

/**
 * Writes drawings, one at a time and the newest of each; a drawing without anything on it is removed.
 * @param delay ms
 */
export function createMarksSaver(parts: {
  save(drawn: Drawn): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  onState(state: SaveState): void;
  delay?: number;
}): MarksSaver {
  const { save, remove, onState, delay = 400 } = parts;
  const waiting = new Map<string, Drawn>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    const tried = new Set<Drawn>();
    let failure: { error: unknown } | undefined;
    for (let next = untried(tried); next; next = untried(tried)) {
      tried.add(next);
      onState({ state: 'saving' });
      try {
        await (next.annotations.length === 0 ? remove(next.id) : save(next));
        if (waiting.get(next.id) === next) waiting.delete(next.id);
      } catch (error) {
        // The others need not wait for the one that cannot be written.
        failure = { error };
      }
    }
    onState(failure ? { state: 'failed', ...failure } : { state: 'saved' });
  }

  const untried = (tried: ReadonlySet<Drawn>) => [...waiting.values()].find((drawn) => !tried.has(drawn));

  function flush(): Promise<void> {
    clearTimeout(timer);
    if (waiting.size === 0) return writing ?? Promise.resolve();
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
    return writing;
  }

  return {
    touch(drawn) {
      waiting.set(drawn.id, drawn);
      onState({ state: 'waiting' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delay);
    },
    flush,
  };
}
