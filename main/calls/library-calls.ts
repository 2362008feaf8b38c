import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import type { CallHandlers } from './handlers.ts';

type LibraryCalls = Pick<
  CallHandlers,
  'library.list' | 'library.asset' | 'library.evidence' | 'library.remove' | 'library.undo' | 'library.check'
>;

/**
 * Calls that read and change the library.
 * @param changed told of every asset that came, went or changed
 */
export function libraryCalls(library: Library, changed: (assetIds: string[]) => void): LibraryCalls {
  return {
    'library.list': async () => library.assets.list(),
    'library.asset': async ({ assetId }) => {
      const asset = library.assets.get(assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'That file is not in the library any more.');
      return {
        asset,
        keyFrames: library.keyFrames.ofAsset(assetId),
        filmstrip: library.media.filmstrip(assetId),
        waveform: library.media.waveform(assetId),
        stages: library.stages.list(assetId).map(({ stage, state, reason }) => ({ stage, state, reason })),
      };
    },
    'library.evidence': async ({ assetId, kinds }) => library.evidence.ofAsset(assetId, kinds),
    'library.remove': async ({ assetIds }) => {
      const removed = library.assets.remove(assetIds);
      changed(assetIds);
      return removed;
    },
    'library.undo': async ({ undo }) => {
      const assetIds = library.assets.restore(undo);
      changed(assetIds);
      return { assetIds };
    },
    'library.check': async () => library.check(),
  };
}
