import { type Settings, settings as settingsSchema } from '../../preload/contract/contract.ts';
import type { Library } from '../library/library.ts';

export interface SettingsStore {
  get(): Settings;
  /** Changes what is given, keeps the rest, and returns all. */
  set(change: Partial<Settings>): Settings;
}

export const defaultSettings: Settings = { theme: 'system', author: '', layout: {}, device: 'auto' };

/**
 * The person's choices, kept in the library's own file. A value that is damaged or of another version counts as never set:
 * a bad theme must not keep anyone from their recordings.
 */
export function createSettings(store: Library['settings']): SettingsStore {
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    const result = settingsSchema.shape[key].safeParse(store.get(key));
    return result.success ? (result.data as Settings[K]) : defaultSettings[key];
  };
  const get = (): Settings => ({
    theme: read('theme'),
    author: read('author'),
    layout: read('layout'),
    device: read('device'),
  });
  return {
    get,
    set(change) {
      for (const [key, value] of Object.entries(settingsSchema.partial().parse(change))) {
        if (value !== undefined) store.set(key, value);
      }
      return get();
    },
  };
}
