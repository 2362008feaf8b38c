import type { Asset, AssetId } from '../../../preload/contract/asset.ts';
import { keys } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { markedAt } from './marked-frame.ts';
import { knownMarks } from './use-marks.ts';

/** The second of the drawing on the picture that is on at a time, so that whoever shows it shows the drawing; else the time itself, s. */
export function markedSecond(assetId: AssetId, time: number): number {
  const asset = queries.getQueryData<Asset[]>(keys.assets)?.find(({ id }) => id === assetId);
  return (asset && markedAt(asset, knownMarks(assetId), time)?.at) ?? time;
}
