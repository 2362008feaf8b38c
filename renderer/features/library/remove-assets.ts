import { toast } from 'sonner';
import type { Asset } from '../../../preload/contract/asset.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { offerUndo } from '../../lib/offer-undo.ts';
import { sayError } from '../../lib/say-error.ts';
import { useSelection } from './selection-store.ts';
import { strings } from './strings.ts';

/** Takes assets out of the library and offers to put them back. The files themselves are never touched. */
export async function removeAssets(assets: readonly Asset[]): Promise<void> {
  const [first] = assets;
  if (!first) return;
  const ids = assets.map((asset) => asset.id);
  const { currentId, open, uncheck } = useSelection.getState();
  try {
    const { undo } = await client.call('library.remove', { assetIds: ids });
    if (currentId && ids.includes(currentId)) open(null);
    uncheck(ids);
    offerUndo(strings.removed(assets.length, first.name), strings.undo, () => restore(undo, currentId));
    await queries.invalidateQueries({ queryKey: keys.assets });
  } catch (error) {
    sayError(error);
  }
}

async function restore(undo: string, wasOpen: string | null): Promise<void> {
  try {
    const { assetIds } = await client.call('library.undo', { undo });
    await queries.invalidateQueries({ queryKey: keys.assets });
    if (wasOpen && assetIds.includes(wasOpen)) useSelection.getState().open(wasOpen);
    toast(strings.restored);
  } catch (error) {
    sayError(error);
  }
}
