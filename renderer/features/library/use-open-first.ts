import { useEffect, useRef } from 'react';
import { useAssets } from '../../lib/data.ts';
import { useSelection } from './selection-store.ts';

/** Opens what came in last when nothing is open: at start, and when the first file arrives. */
export function useOpenFirst(): void {
  const { data: assets } = useAssets();
  const count = useRef(0);
  useEffect(() => {
    if (!assets) return;
    const { currentId, open } = useSelection.getState();
    const arrived = assets.length > 0 && count.current === 0;
    count.current = assets.length;
    if (arrived && currentId === null) {
      const [latest] = [...assets].sort((a, b) => b.addedAt - a.addedAt);
      if (latest) open(latest.id);
    }
  }, [assets]);
}
