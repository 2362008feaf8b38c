import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBlob, findSnapshot, isRepo, type Snapshot, snapshotAt } from './hf-cache.ts';
import { type ImportOptions, importFolder } from './import-folder.ts';
import type { Manifest } from './manifest.ts';
import { StoreError } from './store-error.ts';

/**
 * Takes a model in from this machine.
 * @param from a folder in the hub's layout, a folder of the Hugging Face cache, or a repository (owner/name) that lies in that cache
 * @throws StoreError as `importFolder`; NOT_FOUND where nothing is there
 */
export async function importModel(from: string, cacheDir: string, options: ImportOptions): Promise<Manifest> {
  const snapshot = await snapshotOf(from, cacheDir);
  if (snapshot === undefined) return importFolder(from, options);
  const { folder, repo, commit } = snapshot;
  return importFolder(folder, {
    ...options,
    hub: { repo, commit },
    check: (path, copy) => checkBlob(snapshot, path, copy),
  });
}

async function snapshotOf(from: string, cacheDir: string): Promise<Snapshot | undefined> {
  if ((await stat(join(from, 'config.json')).catch(() => undefined)) !== undefined) return snapshotAt(from);
  const inside = await snapshotAt(from);
  if (inside !== undefined) return inside;
  if (!isRepo(from) || (await stat(from).catch(() => undefined)) !== undefined) return undefined;
  const cached = await findSnapshot(cacheDir, from);
  if (cached !== undefined) return cached;
  throw new StoreError(
    'NOT_FOUND',
    `There is neither a folder ${from} nor that repository in the Hugging Face cache ${cacheDir}.`,
  );
}
