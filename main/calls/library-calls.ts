import type { ExportedFile } from '../../preload/contract/export.ts';
import { withoutHidden } from '../annotate/hidden-words.ts';
import { AppError } from '../app-error.ts';
import type { ExportAsset } from '../export/export-asset.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { Library } from '../library/library.ts';
import { words } from '../report/words.ts';
import type { CallHandlers } from './handlers.ts';

type LibraryCalls = Pick<
  CallHandlers,
  | 'library.list'
  | 'library.asset'
  | 'library.evidence'
  | 'library.export'
  | 'library.remove'
  | 'library.undo'
  | 'library.check'
>;

/**
 * Calls that read and change the library.
 * @param ingest why it cannot run here, where it cannot
 * @param changed told of every asset that came, went or changed
 */
export function libraryCalls(
  library: Library,
  ingest: Pick<Ingest, 'letGo' | 'takeUp'> | AppError,
  changed: (assetIds: string[]) => void,
  exportAsset: (what: Pick<ExportAsset, 'asset' | 'evidence' | 'format' | 'moments'>) => Promise<ExportedFile>,
): LibraryCalls {
  return {
    'library.list': async () => library.assets.list(),
    'library.asset': async ({ assetId }) => {
      const asset = library.assets.get(assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'That file is not in the library any more.');
      return {
        asset,
        keyFrames: library.keyFrames.ofAsset(assetId),
        filmstrip: library.media.filmstrip(assetId),
        stages: library.stages.list(assetId).map(({ stage, state, reason }) => ({ stage, state, reason })),
      };
    },
    'library.evidence': async ({ assetId, kinds, from = -Infinity, to = Infinity }) =>
      library.evidence.within(assetId, from, to, kinds),
    'library.export': async ({ assetId, format, moments }) => {
      const asset = library.assets.get(assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'That file is not in the library any more.');
      const evidence = withoutHidden(library, library.evidence.ofAsset(assetId), words.withheld);
      return exportAsset({ asset, evidence, format, moments });
    },
    'library.remove': async ({ assetIds }) => {
      const assets = assetIds.flatMap((id) => library.assets.get(id) ?? []);
      const removed = library.assets.remove(assetIds);
      if (!(ingest instanceof AppError)) ingest.letGo(assets);
      changed(assetIds);
      return removed;
    },
    'library.undo': async ({ undo }) => {
      const assetIds = library.assets.restore(undo);
      if (!(ingest instanceof AppError)) ingest.takeUp(assetIds);
      changed(assetIds);
      return { assetIds };
    },
    'library.check': async () => library.check(),
  };
}
