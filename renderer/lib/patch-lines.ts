import type { EventPayload } from '../../preload/contract/contract.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { keys } from './data.ts';
import { client, queries } from './engine.ts';

/** Puts lines that changed into the evidence that is shown, without reading the whole file again. */
export function patchLines(lines: readonly Evidence[]): void {
  for (const [assetId, own] of Map.groupBy(lines, (line) => line.assetId)) {
    const byId = new Map(own.map((line) => [line.id, line]));
    queries.setQueryData<Evidence[]>(keys.evidence(assetId), (known) => known?.map((one) => byId.get(one.id) ?? one));
  }
}

/** Follows corrections that were made here, in another window or by main. */
export async function followCorrections({ assetIds, evidenceIds }: EventPayload<'transcript.changed'>): Promise<void> {
  void queries.invalidateQueries({ queryKey: keys.search });
  void queries.invalidateQueries({ queryKey: keys.speakers });
  for (const id of assetIds) void queries.invalidateQueries({ queryKey: keys.lanes(id) });
  if (evidenceIds.length > 0) patchLines(await client.call('transcript.lines', { evidenceIds }));
  else for (const id of assetIds) void queries.invalidateQueries({ queryKey: keys.evidence(id) });
}
