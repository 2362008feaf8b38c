import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockModel } from './lock-model.ts';

/** Deletes what a removal or an import that was cut short left behind. What was begun to be fetched stays: it is gone on with. */
export async function clearLeftovers(modelsDir: string): Promise<void> {
  for (const name of await readdir(modelsDir).catch(() => [] as string[])) {
    const [, kind, id] = /^\.(gone|import)-(.+)$/.exec(name) ?? [];
    if (id === undefined) continue;
    try {
      const unlock = kind === 'import' ? lockModel(modelsDir, id) : () => {};
      try {
        await rm(join(modelsDir, name), { recursive: true, force: true });
      } finally {
        unlock();
      }
    } catch {
      // Another process is at it, or a virus scanner holds a file: the next start finds it again.
    }
  }
}
