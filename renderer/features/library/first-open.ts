import type { Asset, AssetId } from '../../../preload/contract/asset.ts';

/**
 * What is opened where nothing is: the file that this window had open, so that loading the page anew changes nothing; else what came in last.
 * @param before undefined or gone from the library where there is none
 */
export function firstOpen(
  assets: readonly Pick<Asset, 'id' | 'addedAt'>[],
  before: string | undefined,
): AssetId | undefined {
  const had = assets.find(({ id }) => id === before);
  const [latest] = assets.toSorted((a, b) => b.addedAt - a.addedAt);
  return (had ?? latest)?.id;
}
