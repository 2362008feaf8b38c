import type { Settings } from '../../../preload/contract/contract.ts';
import { keys, useSettings } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { saveSettings } from '../settings/save-settings.ts';

/** Lanes from top to bottom. */
export const laneNames = ['note', 'frames', 'speech', 'subtitle', 'text', 'object', 'caption', 'hits'] as const;
export type LaneName = (typeof laneNames)[number];

/** Kept beside the sizes of panes: 0 where a lane is put away. */
const key = (lane: LaneName): string => `lane:${lane}`;

export function isShown(layout: Settings['layout'] | undefined, lane: LaneName): boolean {
  return layout?.[key(lane)] !== 0;
}

export function useShownLanes(): (lane: LaneName) => boolean {
  const { data } = useSettings();
  return (lane) => isShown(data?.layout, lane);
}

export function toggleLane(lane: LaneName): void {
  const layout = queries.getQueryData<Settings>(keys.settings)?.layout ?? {};
  void saveSettings({ layout: { ...layout, [key(lane)]: isShown(layout, lane) ? 0 : 1 } });
}
