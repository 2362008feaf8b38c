import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, readManifest } from './manifest.ts';
import { isModelId, modelFolder } from './model-path.ts';
import { diskError } from './store-error.ts';
import { type Verdict, verifyFiles } from './verify-files.ts';
import { writeWhole } from './write-whole.ts';

const again = 'remove the model and install it again.';
const advice = { missing: again, changed: again };

/** A folder of the store and what is to be said of it. */
export interface StoredModel extends Verdict {
  id: string;
  folder: string;
  /** undefined where it cannot be read: then the model is broken. */
  manifest?: Manifest;
}

/**
 * Every installed model, oldest first, each held to its manifest.
 * @param hash reads every byte; without it only sizes are compared
 */
export async function readStore(modelsDir: string, { hash = false } = {}): Promise<StoredModel[]> {
  const names = await readdir(modelsDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw diskError(error, 'try');
  });
  const found = await Promise.all(names.filter(isModelId).map((id) => readStored(modelsDir, id, { hash })));
  const age = ({ manifest, id }: StoredModel) => [manifest?.installedAt ?? Number.POSITIVE_INFINITY, id] as const;
  return found
    .filter((model) => model !== undefined)
    .toSorted((a, b) => age(a)[0] - age(b)[0] || (a.id < b.id ? -1 : 1));
}

/** One installed model; undefined where no folder of this name holds a manifest. */
export async function readStored(
  modelsDir: string,
  id: string,
  { hash = false } = {},
): Promise<StoredModel | undefined> {
  const folder = modelFolder(modelsDir, id);
  let manifest: Manifest | undefined;
  try {
    manifest = await readManifest(folder);
    if (manifest === undefined) return undefined;
    if (manifest.id !== id) throw new Error('another name');
  } catch {
    const reason = `The description of ${id} is damaged: remove it and install it again.`;
    return { id, folder, state: 'broken', reason };
  }
  const verdict = await verifyFiles(folder, manifest.files, { hash, advice });
  return { id, folder, manifest, ...(await withMemory(folder, verdict, hash)) };
}

/**
 * What a reading of every byte found is kept beside the files: a later look at the sizes alone must not call the model whole again.
 * Installing it anew puts another folder in its place.
 */
async function withMemory(folder: string, verdict: Verdict, hash: boolean): Promise<Verdict> {
  const note = join(folder, 'damaged.txt');
  if (verdict.state !== 'ready' && !hash) return verdict;
  if (!hash) {
    const reason = await readFile(note, 'utf8').catch(() => null);
    return reason === null ? verdict : { state: 'broken', reason };
  }
  // A store that may only be read is held to the truth in this process at least.
  if (verdict.reason === null) await rm(note, { force: true }).catch(() => {});
  else await writeWhole(note, verdict.reason).catch(() => {});
  return verdict;
}
