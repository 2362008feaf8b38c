import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { toast } from 'sonner';

/** A part of the window that its first picture does not need. */
interface LaterPart<P> {
  /** null until it is loaded. */
  get(): ComponentType<P> | null;
  /** Loads it, once. */
  come(): Promise<void>;
  subscribe(tell: () => void): () => void;
}

const parts: Pick<LaterPart<never>, 'come'>[] = [];

/** What `Later` shows: loaded soon after the first picture, or where it is shown earlier, then. */
export function later<P>(load: () => Promise<ComponentType<P>>): LaterPart<P> {
  let loaded: ComponentType<P> | null = null;
  let coming: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  const part: LaterPart<P> = {
    get: () => loaded,
    come() {
      coming ??= load().then(
        (component) => {
          loaded = component;
          for (const tell of waiting) tell();
        },
        () => {
          coming = null;
          toast.error('A part of the window could not be loaded: reload the page.', { id: 'part-missing' });
        },
      );
      return coming;
    },
    subscribe(tell) {
      waiting.add(tell);
      return () => waiting.delete(tell);
    },
  };
  parts.push(part);
  return part;
}

/** Once loaded it is as if it had always been there: nothing is suspended or flashes, and what is pressed reaches it at once. */
export function Later<P extends object>({ part, ...props }: { part: LaterPart<P> } & P) {
  const Part = useSyncExternalStore(part.subscribe, part.get);
  useEffect(() => {
    if (!Part) void part.come();
  }, [Part, part]);
  return Part ? <Part {...(props as unknown as P)} /> : null;
}

/** ms after the window is there: its lanes and pictures come first. */
const AFTER = 1000;

/** Whether the first picture is over; with that, what comes later is loaded, one part after the other. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(async () => {
      setSettled(true);
      for (const part of parts) await part.come();
    }, AFTER);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
