import type { FrameTimes } from '../../preload/contract/timeline.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import type { CallHandlers } from './handlers.ts';

export interface TimelineParts {
  library: Pick<Library, 'assets' | 'lanes'>;
  /** @throws AppError where the file is gone or damaged */
  framesAround(assetId: string, at: number): Promise<FrameTimes>;
}

/** Calls of the timeline: what it draws, small enough for hours, and where frames are. */
export function timelineCalls({
  library,
  framesAround,
}: TimelineParts): Pick<CallHandlers, 'timeline.lanes' | 'timeline.sound' | 'timeline.frames'> {
  return {
    'timeline.lanes': async ({ assetId }) => library.lanes.ofAsset(assetId),
    'timeline.sound': async ({ assetId }) => library.lanes.sound(assetId),
    'timeline.frames': async ({ assetId, at }) => {
      const asset = library.assets.get(assetId);
      if (!asset) throw new AppError('NOT_FOUND', 'That file is not in the library any more.');
      if (asset.kind !== 'video') throw new AppError('BAD_INPUT', `${asset.name} has no frames to step through.`);
      return framesAround(assetId, at);
    },
  };
}
