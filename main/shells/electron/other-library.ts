import { resolve } from 'node:path';
import { z } from 'zod';

const secondStart = z.object({ libraryDir: z.string() });

/**
 * What to say when Cuepoint was started again with another library than the open one.
 * @param second what the second start sent along with its wish for the lock.
 * @returns undefined where both mean the same library or the second did not say.
 */
export function otherLibrary(open: string, second: unknown): { message: string; detail: string } | undefined {
  const asked = secondStart.safeParse(second);
  if (!asked.success || resolve(asked.data.libraryDir) === resolve(open)) return undefined;
  return {
    message: 'Cuepoint is already open with another library. Quit it, then start it again with the one you want.',
    detail: `Open now: ${resolve(open)}\nAsked for: ${resolve(asked.data.libraryDir)}`,
  };
}
