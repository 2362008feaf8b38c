import { toast } from 'sonner';
import type { Asset } from '../../../preload/contract/asset.ts';
import { keys } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { useSelection } from '../library/selection-store.ts';
import { useReport } from '../reports/report-store.ts';
import { markedSpan, useTimeline } from '../timeline/timeline-store.ts';
import { openClips } from './clip-store.ts';
import { clipStrings as strings } from './clip-strings.ts';
import { momentsOfReport } from './moments-of-report.ts';

/** A clip of a file: what is selected in it, or all of it. */
export function openClipOf(asset: Pick<Asset, 'id' | 'duration'>): void {
  const isCurrent = useSelection.getState().currentId === asset.id;
  const span = isCurrent ? markedSpan(useTimeline.getState()) : null;
  const { from, to } = span ?? { from: 0, to: asset.duration };
  openClips([{ assetId: asset.id, start: from, end: Math.min(to, asset.duration), name: '' }], '');
}

const listed = (): Asset[] => queries.getQueryData<Asset[]>(keys.assets) ?? [];

/** The file that is open, where it can be cut. */
export const cuttable = (): Asset | undefined =>
  listed().find(({ id, kind }) => id === useSelection.getState().currentId && kind !== 'image');

export function openClipOfSelection(): void {
  const asset = cuttable();
  if (asset) openClipOf(asset);
  else toast(strings.noFile);
}

export function openClipsOfReport(): void {
  const { items, title } = useReport.getState();
  const moments = momentsOfReport(
    items.map(({ item }) => item),
    listed(),
  );
  if (moments.length > 0) openClips(moments, title);
  else toast(strings.none);
}
