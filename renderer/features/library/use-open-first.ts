import { useEffect, useRef } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssets } from '../../lib/data.ts';
import { firstOpen } from './first-open.ts';
import { useSelection } from './selection-store.ts';

/** Of this window alone: two windows may stand on two files. */
const storageKey = 'cuepoint.open';

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers which file is open for as long as the window is there. */
function remember(): void {
  useSelection.subscribe(({ currentId }) => {
    try {
      if (currentId) sessionStorage.setItem(storageKey, currentId);
    } catch {
      // Without storage the next start opens what came in last.
    }
  });
}

/** Opens what was open before the page was loaded anew, else what came in last, and remembers from then on what is open. */
export function openAtStart(assets: readonly Asset[]): void {
  remember();
  openFirst(assets);
}

function openFirst(assets: readonly Asset[]): void {
  const first = firstOpen(assets, remembered());
  if (first !== undefined) useSelection.getState().open(first);
}

/** Opens a file when nothing is open: at start, and when the first one arrives. */
export function useOpenFirst(): void {
  const { data: assets } = useAssets();
  const count = useRef(0);
  useEffect(() => {
    if (!assets) return;
    const { currentId } = useSelection.getState();
    const arrived = assets.length > 0 && count.current === 0;
    count.current = assets.length;
    if (arrived && currentId === null) openFirst(assets);
  }, [assets]);
}
