import { z } from 'zod';
import type { Library } from '../library/library.ts';
import type { Vlm } from '../models/vlm.ts';
import { calibrate, type KnownCases, thresholdFrom } from './calibrate.ts';
import { DEFAULT_THRESHOLD } from './threshold.ts';

/**
 * The thresholds of the models that looked at this library. The cases that they are learned from are kept with it, so that each thumb of the
 * person on something that a model judged is one case more, at once.
 */
export interface Thresholds {
  of(vlm: Vlm): number;
  /** Learns the threshold of a model that has none, in the background. */
  learn(vlm: Vlm | undefined): void;
  close(): void;
}

const keyOf = (vlm: Vlm) => `known cases ${vlm.key}`;
/** Thumbs up, and down, from which they teach something by themselves. */
const LEAST_THUMBS = 4;

const share = z.array(z.number().min(0).max(1));
const stored = z.object({ relevant: share, irrelevant: share });

export function createThresholds(
  library: Parameters<typeof calibrate>[0] & Pick<Library, 'settings' | 'feedback'>,
  log: { warn(details: object, message: string): void },
): Thresholds {
  const stop = new AbortController();
  let learning = false;
  const known = (vlm: Vlm): KnownCases | undefined => stored.safeParse(library.settings.get(keyOf(vlm))).data;

  /** What the person said of moments that this model had judged. */
  function thumbs(vlm: Vlm): KnownCases {
    const judged = library.feedback.list().filter((one) => one.judged?.model === vlm.id);
    const of = (thumb: 'up' | 'down') => judged.filter((one) => one.thumb === thumb).map((one) => one.judged!.p);
    return { relevant: of('up'), irrelevant: of('down') };
  }

  async function learn(vlm: Vlm): Promise<void> {
    const cases = await calibrate(library, vlm, stop.signal);
    if (cases !== undefined && !stop.signal.aborted) library.settings.set(keyOf(vlm), cases);
  }

  return {
    of(vlm) {
      const [learned, given] = [known(vlm), thumbs(vlm)];
      const fewest = Math.min(given.relevant.length, given.irrelevant.length);
      if (!learned && fewest < LEAST_THUMBS) return DEFAULT_THRESHOLD;
      return thresholdFrom({
        relevant: [...(learned?.relevant ?? []), ...given.relevant],
        irrelevant: [...(learned?.irrelevant ?? []), ...given.irrelevant],
      });
    },
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
