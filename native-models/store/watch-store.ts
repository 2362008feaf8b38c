import { existsSync, watch } from 'node:fs';

/** Changes come in swarms: a rename, a lock, a choice. */
const settle = 200;

/**
 * Tells when something changes among the models, by whichever process. Holds nothing alive.
 * @returns stops it; undefined where the folder cannot be watched (not there yet, or a network drive)
 */
export function watchStore(modelsDir: string, changed: () => void): (() => void) | undefined {
  if (!existsSync(modelsDir)) return undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(modelsDir, { persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, settle).unref();
    });
    // The folder was deleted, or the system has no watches left: then changes are seen at the next list.
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return undefined;
  }
}
