import { AppError } from '../app-error.ts';
import { type ExportClips, exportClips } from '../export/clips/export-clips.ts';
import type { Known } from '../export/clips/take-order.ts';
import { cuesOf } from '../export/cues-of.ts';
import type { Library } from '../library/library.ts';
import type { Tools } from '../media/tools.ts';
import type { StreamHandlers } from './handlers.ts';

export interface ClipParts extends Omit<ExportClips, 'known' | 'tools'> {
  library: Pick<Library, 'assets' | 'evidence' | 'markedFrames' | 'keyFrames'>;
  tools(): Promise<Tools>;
  /** Where a file lies now. @throws AppError NOT_FOUND */
  original(assetId: string): Promise<string>;
}

/** Clips of the files of the library; what a person hid of them stays hidden. */
export function clipStreams({ library, tools, original, ...parts }: ClipParts): Pick<StreamHandlers, 'clips.export'> {
  const known = async (assetId: string): Promise<Known> => {
    const asset = library.assets.get(assetId);
    if (!asset) throw new AppError('NOT_FOUND', 'That file is not in the library any more.');
    return {
      asset,
      path: await original(assetId),
      marked: library.markedFrames.ofAsset(assetId),
      shots: library.keyFrames.ofAsset(assetId),
      cues: cuesOf(library.evidence.ofAsset(assetId, ['speech', 'subtitle'])),
    };
  };
  return {
    'clips.export': async (input, context) => exportClips({ ...parts, tools: await tools(), known }, input, context),
  };
}
