import type { Library } from '../library/library.ts';
import type { Vlm } from '../models/vlm.ts';
import { calibrate } from './calibrate.ts';
import { DEFAULT_THRESHOLD } from './threshold.ts';

/** The thresholds of the models that looked at this library, kept with it. */
export interface Thresholds {
  of(vlm: Vlm): number;
  /** Learns the threshold of a model that has none, in the background. */
  learn(vlm: Vlm | undefined): void;
  close(): void;
}

const keyOf = (vlm: Vlm) => `threshold ${vlm.key}`;

export function createThresholds(
  library: Parameters<typeof calibrate>[0] & Pick<Library, 'settings'>,
  log: { warn(details: object, message: string): void },
): Thresholds {
  const stop = new AbortController();
  let learning = false;
  const known = (vlm: Vlm): number | undefined => {
    const value = library.settings.get(keyOf(vlm));
    return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
  };

  async function learn(vlm: Vlm): Promise<void> {
    const threshold = await calibrate(library, vlm, stop.signal);
    if (threshold !== undefined && !stop.signal.aborted) library.settings.set(keyOf(vlm), threshold);
  }

  return {
    of: (vlm) => known(vlm) ?? DEFAULT_THRESHOLD,
    learn(vlm) {
      if (!vlm || learning || stop.signal.aborted || known(vlm) !== undefined) return;
      learning = true;
      learn(vlm)
        .catch((error) => {
          if (!stop.signal.aborted) log.warn({ err: error }, 'a threshold could not be learned');
        })
        .finally(() => {
          learning = false;
        });
    },
    close: () => stop.abort(),
  };
}
