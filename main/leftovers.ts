import { existsSync, readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Library } from './library/library.ts';

/** Digits of an asset's id, which a cached frame's name begins with. */
const ID_LENGTH = 64;

/** Files that an asset (a removed one that can come back, too) or a job that is not done still needs. */
export function neededPaths(library: Library): string[] {
  const jobs = library.jobs.list().filter((job) => job.state !== 'done');
  return [...library.assets.paths(), ...jobs.map((job) => job.path)];
}

/**
 * Deletes for good what was removed more than `olderThan` ms ago, and what else was made of it: cached frames, also those of assets that were
 * given up, and uploads. A person's own files lie outside the inbox and stay.
 */
export function clearGone(library: Library, dirs: { inbox: string; frames: string }, olderThan: number): void {
  const gone = library.assets.purge(olderThan);
  const needed = new Set(neededPaths(library));
  for (const path of gone) if (!needed.has(path) && liesIn(dirs.inbox, path)) deleteUpload(path);
  const known = new Set(library.assets.ids());
  if (!existsSync(dirs.frames)) return;
  for (const name of readdirSync(dirs.frames)) {
    if (!known.has(name.slice(0, ID_LENGTH))) rmSync(join(dirs.frames, name), { force: true });
  }
}

/** By the folder's real place, not the file's: a person's link into the inbox is the person's. */
function liesIn(inbox: string, path: string): boolean {
  const folder = dirname(path);
  return existsSync(inbox) && existsSync(folder) && realpathSync(folder).startsWith(realpathSync(inbox) + sep);
}

function deleteUpload(path: string): void {
  rmSync(path, { force: true });
  const batch = dirname(path);
  if (readdirSync(batch).length === 0) rmdirSync(batch);
}
