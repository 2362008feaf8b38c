import { makePlayable } from '../../media/proxy.ts';
import type { Stage } from '../stage.ts';

const EXTENSIONS: Record<string, string> = {
  'video/mp4': 'mp4',
  'audio/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/webm': 'webm',
  'image/jpeg': 'jpg',
};

/** A copy that a browser plays, where it cannot play the original: blob `proxy.mp4`, `proxy.webm` or `proxy.jpg`. */
export const proxy: Stage = {
  name: 'proxy',
  version: '1',
  needs: [],
  async run({ asset, source, tools, library, signal, progress }) {
    if (asset.playable) return { state: 'off', reason: 'The original plays as it is.' };
    const file = library.blobs.temporary('proxy');
    const mime = await makePlayable(tools, source, file, {
      signal,
      onProgress: (seconds) => progress(asset.duration > 0 ? seconds / asset.duration : 1),
    });
    library.blobs.adopt(asset.id, `proxy.${EXTENSIONS[mime] ?? 'mp4'}`, file);
    return { state: 'done' };
  },
};
