import type { Settings } from '../../../preload/contract/contract.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';

/** Shows a changed setting at once and hands it to main. */
export async function saveSettings(part: Partial<Settings>): Promise<void> {
  queries.setQueryData<Settings>(keys.settings, (known) => (known ? { ...known, ...part } : known));
  try {
    queries.setQueryData(keys.settings, await client.call('settings.set', part));
  } catch (error) {
    sayError(error);
  }
}
