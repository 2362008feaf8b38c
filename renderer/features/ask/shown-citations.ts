import { useMemo } from 'react';
import type { Citation } from '../../../preload/contract/answer.ts';
import type { AssetId } from '../../../preload/contract/asset.ts';
import { useAsk } from './ask-store.ts';

/** What the latest answer cites in one asset, for its timeline. */
export function useShownCitations(assetId: AssetId): Citation[] {
  const sentences = useAsk((state) => state.turns[state.turns.length - 1]?.sentences);
  return useMemo(
    () => (sentences ?? []).flatMap(({ citations }) => citations).filter((citation) => citation.assetId === assetId),
    [sentences, assetId],
  );
}
