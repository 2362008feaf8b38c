import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { hashesOf } from './file-hash.ts';
import { StoreError } from './store-error.ts';

/** A repository's files at one commit, as huggingface_hub keeps them: links to blobs that are named by their hash. */
export interface Snapshot {
  folder: string;
  /** owner/name */
  repo: string;
  commit: string;
}

/** Folder of the Hugging Face cache, found as huggingface_hub finds it (its constants.py). */
export function hubCacheDir(env: NodeJS.ProcessEnv): string {
  const own = env.HF_HUB_CACHE || env.HUGGINGFACE_HUB_CACHE;
  if (own) return resolve(own);
  const home = env.HF_HOME || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'huggingface');
  return resolve(home, 'hub');
}

const folderOf = (cacheDir: string, repo: string): string => join(cacheDir, `models--${repo.replace('/', '--')}`);

/** owner/name as the hub has them. */
export const isRepo = (text: string): boolean =>
  /^[\w.-]{1,96}\/[\w.-]{1,96}$/.test(text) && !/(^|\/)\.+(\/|$)/.test(text);

/** Where a content lies in the cache, if it does. @param etag the hub's hash of it */
export const cachedBlob = (cacheDir: string, repo: string, etag: string): string =>
  join(folderOf(cacheDir, repo), 'blobs', etag);

/** A repository's snapshot in the cache: that of its main branch, else the newest. */
export async function findSnapshot(cacheDir: string, repo: string): Promise<Snapshot | undefined> {
  const folder = folderOf(cacheDir, repo);
  const commits = (await readdir(join(folder, 'snapshots')).catch(() => [] as string[])).filter(isCommit);
  if (commits.length === 0) return undefined;
  const main = (await readFile(join(folder, 'refs', 'main'), 'utf8').catch(() => '')).trim();
  const commit = commits.includes(main) ? main : await newest(folder, commits);
  return { folder: join(folder, 'snapshots', commit), repo, commit };
}

/** The snapshot that a path means: `models--owner--name/snapshots/<commit>`, or `models--owner--name` itself. */
export async function snapshotAt(path: string): Promise<Snapshot | undefined> {
  const folder = resolve(path);
  const commit = basename(folder);
  const above = dirname(folder);
  if (isCommit(commit) && basename(above) === 'snapshots') {
    const repo = repoOf(basename(dirname(above)));
    return repo === undefined ? undefined : { folder, repo, commit };
  }
  const repo = repoOf(commit);
  return repo === undefined ? undefined : findSnapshot(dirname(folder), repo);
}

/**
 * Holds a copied file to the name of the blob that it came from, where that is a hash.
 * @throws StoreError BROKEN_FILE
 */
export async function checkBlob({ folder }: Snapshot, path: string, copy: string): Promise<void> {
  const name = basename(await realpath(join(folder, path)));
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return;
  const { sha256, gitBlob } = await hashesOf(copy, (await stat(copy)).size);
  if (name === sha256 || name === gitBlob) return;
  throw new StoreError(
    'BROKEN_FILE',
    `${path} in ${folder} is not what the Hugging Face cache says it is: delete it there and get it again.`,
  );
}

const isCommit = (name: string): boolean => /^[0-9a-f]{40}$/.test(name);

function repoOf(folderName: string): string | undefined {
  const match = /^models--(.+?)--(.+)$/.exec(folderName);
  return match === null ? undefined : `${match[1]}/${match[2]}`;
}

async function newest(folder: string, commits: string[]): Promise<string> {
  const times = await Promise.all(
    commits.map(async (commit) => ({ commit, at: (await stat(join(folder, 'snapshots', commit))).mtimeMs })),
  );
  return times.toSorted((a, b) => b.at - a.at)[0]!.commit;
}
