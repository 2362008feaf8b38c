import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MarkedFrame } from '../../../preload/contract/annotation.ts';
import type { AssetId } from '../../../preload/contract/asset.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';

/** Pictures of a file that were drawn on, by second. */
export const useMarks = (id: AssetId): UseQueryResult<MarkedFrame[], Error> =>
  useQuery({ queryKey: keys.marks(id), queryFn: () => client.call('marks.of', { assetId: id }) });

export const knownMarks = (id: AssetId): MarkedFrame[] => queries.getQueryData<MarkedFrame[]>(keys.marks(id)) ?? [];

/** Shows a drawing as it will be once it is saved; one without anything on it is gone. */
export function showMarked(marked: MarkedFrame): void {
  queries.setQueryData<MarkedFrame[]>(keys.marks(marked.assetId), (known = []) => {
    const others = known.filter(({ id }) => id !== marked.id);
    return marked.annotations.length === 0 ? others : [...others, marked].sort((a, b) => a.at - b.at);
  });
}
