import { useEffect, useRef } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssets } from '../../lib/data.ts';
import { useSelection } from './selection-store.ts';

/** Opens what came in last. */
export function openLatest(assets: readonly Asset[]): void {
  const [latest] = [...assets].sort((a, b) => b.addedAt - a.addedAt);
  if (latest) useSelection.getState().open(latest.id);
}

/** Opens what came in last when nothing is open: at start, and when the first file arrives. */
export function useOpenFirst(): void {
  const { data: assets } = useAssets();
  const count = useRef(0);
  useEffect(() => {
    if (!assets) return;
    const { currentId } = useSelection.getState();
    const arrived = assets.length > 0 && count.current === 0;
    count.current = assets.length;
    if (arrived && currentId === null) openLatest(assets);
  }, [assets]);
}
