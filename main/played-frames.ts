import type { FrameTimes } from '../preload/contract/timeline.ts';
import { AppError } from './app-error.ts';
import { frameTimes } from './media/frame-times.ts';
import { openMedia } from './media/open-media.ts';
import type { Tools } from './media/tools.ts';
import type { MediaFiles } from './media-files.ts';

/** s that one look covers; the next begins in its middle, so that stepping never runs out. */
const WINDOW = 20;
/** Windows that are kept: a minute's worth of stepping to and fro in several places, about 500 times each. */
const KEPT = 24;

/** Frame times of what the player plays: the file itself, or the copy that was made of it. */
export function createPlayedFrames(parts: {
  files: Pick<MediaFiles, 'find'>;
  tools: () => Promise<Tools>;
}): (assetId: string, at: number) => Promise<FrameTimes> {
  const kept = new Map<string, Promise<FrameTimes>>();

  async function look(assetId: string, from: number): Promise<FrameTimes> {
    const played = await parts.files.find(`asset/${assetId}`);
    if (!played) throw new AppError('NOT_FOUND', 'The file is no longer where it was: drop it in again.');
    const tools = await parts.tools();
    const source = await openMedia(tools, played.file);
    if (!source.video) throw new AppError('BAD_INPUT', 'There are no frames to step through here.');
    return frameTimes(tools, source, { from, to: from + WINDOW });
  }

  return (assetId, at) => {
    const from = Math.max(0, Math.round(at / (WINDOW / 2)) - 1) * (WINDOW / 2);
    const key = `${assetId} ${from}`;
    const known = kept.get(key);
    const found = known ?? look(assetId, from);
    // Last used last; a look that failed is not kept.
    kept.delete(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
