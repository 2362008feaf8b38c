import type { SettingsStore } from '../settings/settings.ts';
import type { CallHandlers } from './handlers.ts';

export interface AppParts {
  version: string;
  libraryDir: string;
  /** What is missing on this machine and how to mend it. */
  problems(): Promise<{ what: string; fix: string }[]>;
  /** What is kept of the pictures that a model has looked at. */
  visual(): { frames: number; bytes: number };
  settings: SettingsStore;
  /** Shows a file in the system's file manager; false where the shell cannot. */
  reveal(path: string): Promise<boolean>;
}

/** Calls about the app itself. */
export function appCalls(
  app: AppParts,
): Pick<CallHandlers, 'app.info' | 'settings.get' | 'settings.set' | 'shell.reveal'> {
  return {
    'app.info': async () => ({
      version: app.version,
      library: app.libraryDir,
      problems: await app.problems(),
      visual: app.visual(),
    }),
    'settings.get': async () => app.settings.get(),
    'settings.set': async (change) => app.settings.set(change),
    'shell.reveal': async ({ path }) => ({ done: await app.reveal(path) }),
  };
}
