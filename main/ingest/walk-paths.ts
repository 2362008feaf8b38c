import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { extensions } from '../../preload/contract/media-names.ts';

export interface Walked {
  files: string[];
  skipped: { path: string; reason: string }[];
}

const MEDIA = new Set([...extensions.image, ...extensions.video, ...extensions.audio].map((e) => `.${e}`));
const SUBTITLES = new Set(extensions.subtitle.map((e) => `.${e}`));
/** More entries than this in one drop are a whole disk rather than a folder of recordings. */
const MOST = 200_000;

/**
 * Files to take in behind the given paths: folders are walked (hidden entries left out, links followed once), anything that is no
 * picture, video or sound by its name is listed as skipped. A file named directly is taken whatever its name says if `looksLikeMedia`
 * says so from its bytes. Behind `most` entries a folder is cut off, and listed as skipped.
 */
export async function walkPaths(
  paths: readonly string[],
  looksLikeMedia: (path: string) => Promise<boolean>,
  most = MOST,
): Promise<Walked> {
  const files = new Set<string>();
  const skipped: Walked['skipped'] = [];
  const visited = new Set<string>();
  let entries = 0;

  async function folder(path: string): Promise<void> {
    const real = await realpath(path);
    // A link that leads back to a folder above it would never end.
    if (visited.has(real)) return;
    visited.add(real);
    const names = (await readdir(path)).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    for (const name of names) {
      if (name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini') continue;
      if (++entries > most) {
        skipped.push({
          path,
          reason: `Only the first ${most} files of one drop are taken; add the rest of this folder by itself.`,
        });
        return;
      }
      await one(join(path, name), false);
    }
  }

  async function one(path: string, named: boolean): Promise<void> {
    try {
      const info = await stat(path);
      if (info.isDirectory()) await folder(path);
      else if (!info.isFile()) skipped.push({ path, reason: 'This is not a regular file.' });
      else await file(path, named);
    } catch (error) {
      skipped.push({ path, reason: reasonFor(error) });
    }
  }

  async function file(path: string, named: boolean): Promise<void> {
    const extension = extname(path).toLowerCase();
    if (MEDIA.has(extension)) files.add(path);
    else if (SUBTITLES.has(extension)) {
      skipped.push({ path, reason: 'Subtitles are read together with the video beside them.' });
    } else if (named && (await looksLikeMedia(path))) files.add(path);
    else skipped.push({ path, reason: `${basename(path)} is no picture, video or sound that can be read.` });
  }

  for (const path of paths) await one(resolve(path), true);
  return { files: [...files], skipped };
}

function reasonFor(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'There is nothing at this path.';
  if (code === 'EACCES' || code === 'EPERM') return 'There is no permission to read it.';
  if (code === 'ELOOP') return 'This link leads in a circle.';
  return `It cannot be read (${code ?? 'unknown cause'}).`;
}
