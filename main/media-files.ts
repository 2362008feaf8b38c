import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { RgbImage } from '../native-models/protocol.ts';
import type { Asset } from '../preload/contract/asset.ts';
import { AppError } from './app-error.ts';
import type { Library } from './library/library.ts';
import { frameAt } from './media/frames.ts';
import { readImage, toJpeg } from './media/images.ts';
import { openMedia } from './media/open-media.ts';
import type { Tools } from './media/tools.ts';

/** Cached full-size frames that are kept; about 100 kB each. */
const FRAMES_KEPT = 400;
/** Frames that are decoded side by side. */
const AT_ONCE = 2;

/** Names under which ingest keeps a copy that a browser can show. */
const COPIES = [
  ['proxy.mp4', 'video/mp4'],
  ['proxy.webm', 'video/webm'],
  ['proxy.jpg', 'image/jpeg'],
] as const;

export interface MediaFile {
  file: string;
  mime: string;
}

export interface MediaFiles {
  /** The file behind a MediaPath; undefined where there is none. */
  find(path: string): Promise<MediaFile | undefined>;
  /** One second as pixels, upright, at most `maxWidth` px wide. */
  picture(assetId: string, seconds: number, options?: { maxWidth?: number; signal?: AbortSignal }): Promise<RgbImage>;
  /** Whether one of the places where the file was seen still holds it. */
  isThere(assetId: string): Promise<boolean>;
  /** JPEG of one second, upright, at most `maxWidth` px wide. */
  frame(assetId: string, seconds: number, maxWidth?: number): Promise<Uint8Array>;
  /** Where the file itself lies now. @throws AppError NOT_FOUND */
  original(assetId: string): Promise<string>;
}

export interface MediaFilesParts {
  library: Library;
  tools: () => Promise<Tools>;
  reportsDir: string;
  cacheDir: string;
}

/** Finds, or makes and caches, whatever the player, the timeline and reports show. */
export function createMediaFiles({ library, tools, reportsDir, cacheDir }: MediaFilesParts): MediaFiles {
  const making = new Map<string, Promise<MediaFile>>();

  const turns = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  let turn = 0;

  /** Each request starts a decoder: a timeline that is scrubbed must not start a hundred. */
  function frame(assetId: string, seconds: number, maxWidth?: number): Promise<Uint8Array> {
    const lane = turn++ % AT_ONCE;
    const made = turns[lane]!.then(() => decodeFrame(assetId, seconds, maxWidth));
    turns[lane] = made.then(
      () => undefined,
      () => undefined,
    );
    return made;
  }

  async function decodeFrame(assetId: string, seconds: number, maxWidth?: number): Promise<Uint8Array> {
    const image = await picture(assetId, seconds, { maxWidth });
    return toJpeg(image, { maxWidth, quality: 88 });
  }

  async function picture(
    assetId: string,
    seconds: number,
    { maxWidth, signal }: { maxWidth?: number; signal?: AbortSignal } = {},
  ): Promise<RgbImage> {
    const path = await original(assetOf(assetId));
    const found = await tools();
    const source = await openMedia(found, path, signal);
    if (source.kind === 'image') return readImage(found, source, { signal });
    return frameAt(found, source, seconds, { maxWidth, signal });
  }

  function assetOf(id: string): Asset {
    const asset = library.assets.get(id);
    if (!asset) throw new AppError('NOT_FOUND', 'That file is not in the library any more.');
    return asset;
  }

  async function original(asset: Asset): Promise<string> {
    for (const path of asset.paths) {
      const found = await stat(path).catch(() => undefined);
      // A path may by now hold something else; a changed size is the cheap sign of that.
      if (found?.isFile() && found.size === asset.size) return path;
    }
    throw new AppError(
      'NOT_FOUND',
      `${asset.name} is no longer where it was (${asset.paths[0] ?? 'nowhere'}). Put it back, or drop it in again from its new place.`,
    );
  }

  async function playable(asset: Asset): Promise<MediaFile> {
    if (!asset.playable) {
      for (const [name, mime] of COPIES) {
        const file = library.blobs.path(asset.id, name);
        if (file) return { file, mime };
      }
    }
    return { file: await original(asset), mime: asset.mime };
  }

  function cachedFrame(assetId: string, seconds: number): Promise<MediaFile> {
    const name = `${assetId}-${Math.round(seconds * 1000)}.jpg`;
    const running = making.get(name) ?? makeFrame(name, assetId, seconds).finally(() => making.delete(name));
    making.set(name, running);
    return running;
  }

  async function makeFrame(name: string, assetId: string, seconds: number): Promise<MediaFile> {
    const file = join(cacheDir, name);
    const made = { file, mime: 'image/jpeg' };
    if (await stat(file).catch(() => undefined)) return made;
    const jpeg = await frame(assetId, seconds);
    await mkdir(cacheDir, { recursive: true });
    await writeFile(`${file}.part`, jpeg);
    await rename(`${file}.part`, file);
    await forgetOldFrames(cacheDir);
    return made;
  }

  async function lookUp([what, id, seconds]: string[]): Promise<MediaFile | undefined> {
    if (what === 'report') return { file: join(reportsDir, basename(id!)), mime: reportType(id!) };
    if (what === 'thumb') {
      const owner = library.keyFrames.get(id!)?.assetId;
      return jpegBlob(owner, `thumb-${id}.jpg`);
    }
    const asset = library.assets.get(id!);
    if (!asset) return undefined;
    if (what === 'asset') return playable(asset);
    if (what === 'frame') return cachedFrame(asset.id, Number(seconds));
    return jpegBlob(asset.id, `${what}.jpg`);
  }

  function jpegBlob(owner: string | undefined, name: string): MediaFile | undefined {
    const file = owner === undefined ? undefined : library.blobs.path(owner, name);
    return file === undefined ? undefined : { file, mime: 'image/jpeg' };
  }

  return {
    frame,
    picture,
    async isThere(assetId) {
      const asset = library.assets.get(assetId);
      return (
        asset !== undefined &&
        (await original(asset)
          .then(() => true)
          .catch(() => false))
      );
    },
    original: async (assetId) => original(assetOf(assetId)),
    async find(path) {
      try {
        return await lookUp(path.split('/'));
      } catch (error) {
        // To a player a file that moved away is the same as one that never was.
        if (error instanceof AppError) return undefined;
        throw error;
      }
    },
  };
}

const reportTypes: Record<string, string> = {
  '.html': 'text/html',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.vtt': 'text/vtt',
  '.json': 'application/json',
  '.otio': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mov': 'video/quicktime',
  '.mkv': 'video/x-matroska',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.flac': 'audio/flac',
};

function reportType(name: string): string {
  const type = reportTypes[extname(name)] ?? 'text/plain';
  return /^(text|application\/json)/.test(type) ? `${type}; charset=utf-8` : type;
}

async function forgetOldFrames(dir: string): Promise<void> {
  const names = await readdir(dir);
  if (names.length <= FRAMES_KEPT) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(dir, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  aged.sort((a, b) => a.at - b.at);
  for (const { name } of aged.slice(0, names.length - FRAMES_KEPT)) await rm(join(dir, name), { force: true });
}
