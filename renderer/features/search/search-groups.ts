import type { AssetId } from '../../../preload/contract/asset.ts';
import type { Moment } from '../../../preload/contract/evidence.ts';

export interface MomentGroup {
  assetId: AssetId;
  moments: Moment[];
}

/** Moments by file: files in the order of their best hit, hits in the order they came. */
export function groupByAsset(moments: readonly Moment[]): MomentGroup[] {
  const groups = new Map<AssetId, Moment[]>();
  for (const moment of moments) {
    const group = groups.get(moment.assetId);
    if (group) group.push(moment);
    else groups.set(moment.assetId, [moment]);
  }
  return [...groups].map(([assetId, found]) => ({ assetId, moments: found }));
}

/** What the query asks for literally: its words of three letters and more, longest first. */
export function queryWords(query: string): string[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}
