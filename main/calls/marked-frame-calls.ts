import type { MarkedFrame } from '../../preload/contract/annotation.ts';
import type { Asset, AssetId } from '../../preload/contract/asset.ts';
import type { ExportedFile } from '../../preload/contract/export.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import type { CallHandlers } from './handlers.ts';

export interface MarkedFrameParts {
  library: Pick<Library, 'assets' | 'markedFrames'>;
  /** Told of the file whose marks changed. */
  changed(assetId: AssetId): void;
  /** Writes the picture with what is drawn on it as a file. */
  exportFrame(asset: Asset, marked: MarkedFrame, format: 'png' | 'jpg'): Promise<ExportedFile>;
  /** ms since 1970 */
  now(): number;
}

/** Calls about pictures that a person drew on. */
export function markedFrameCalls({
  library,
  changed,
  exportFrame,
  now,
}: MarkedFrameParts): Pick<CallHandlers, 'marks.of' | 'marks.save' | 'marks.remove' | 'marks.export'> {
  return {
    'marks.of': async ({ assetId }) => library.markedFrames.ofAsset(assetId),
    'marks.save': async (marked) => {
      const { assetId, at, start, end } = marked;
      const asset = library.assets.get(assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'The file that was drawn on is not in the library any more.');
      if (asset.kind === 'audio')
        throw new AppError('BAD_INPUT', `${asset.name} is sound: it has no picture to draw on.`);
      if (start > at || at > end) {
        throw new AppError(
          'BAD_INPUT',
          'What is drawn must be seen from its start to its end: set them around its second.',
        );
      }
      const saved = { ...marked, updatedAt: now() };
      library.markedFrames.put(saved);
      changed(assetId);
      return saved;
    },
    'marks.remove': async ({ id }) => {
      const marked = library.markedFrames.get(id);
      library.markedFrames.remove(id);
      if (marked) changed(marked.assetId);
      return {};
    },
    'marks.export': async ({ id, format }) => {
      const marked = library.markedFrames.get(id);
      const asset = marked && library.assets.get(marked.assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'That drawing was removed: there is nothing to save as a picture.');
      return exportFrame(asset, marked, format);
    },
  };
}
