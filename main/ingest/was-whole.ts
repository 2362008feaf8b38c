import type { Library } from '../library/library.ts';

/** Whether the asset was taken in to the end before: its last stage has ended. */
export function wasWhole(library: Library, assetId: string): boolean {
  return library.stages.list(assetId).some((row) => row.stage === 'proxy' && row.state !== 'pending');
}
