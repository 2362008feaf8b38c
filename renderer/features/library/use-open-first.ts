import { useEffect, useRef } from 'react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssets } from '../../lib/data.ts';
import { firstOpen } from './first-open.ts';
import { useSelection } from './selection-store.ts';

/** Kept with the page's place in the history: of this window alone, there when it is loaded anew, and read without asking a storage. */
const kept = (): { open?: string } => (window.history.state as { open?: string } | null) ?? {};

/** Remembers which file is open for as long as the window is there. */
function remember(): void {
  useSelection.subscribe(({ currentId }) => {
    if (currentId && currentId !== kept().open) window.history.replaceState({ ...kept(), open: currentId }, '');
  });
}

/** Opens what was open before the page was loaded anew, else what came in last, and remembers from then on what is open. */
export function openAtStart(assets: readonly Asset[]): void {
  remember();
  openFirst(assets);
}

function openFirst(assets: readonly Asset[]): void {
  const first = firstOpen(assets, kept().open);
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
