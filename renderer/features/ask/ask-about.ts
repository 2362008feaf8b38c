import type { AssetId } from '../../../preload/contract/asset.ts';
import { useSelection } from '../library/selection-store.ts';
import { focusTab } from '../shell/shell-store.ts';
import { useAsk } from './ask-store.ts';

/** Opens a file and puts the cursor where a question about it is asked. */
export function askAbout(assetId: AssetId): void {
  useSelection.getState().open(assetId);
  useAsk.getState().choose('this');
  focusTab('ask');
}

/** Puts the cursor where a question about what lies between the in and out points is asked. */
export function askAboutSelection(): void {
  useAsk.getState().choose('selection');
  focusTab('ask');
}
