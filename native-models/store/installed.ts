import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './file-hash.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { isModelId, modelFolder } from './model-path.ts';
import { diskError } from './store-error.ts';
import { writeWhole } from './write-whole.ts';

export type StoredState = 'ready' | 'missing' | 'broken';

type Verdict = Pick<StoredModel, 'state' | 'reason'>;

/** A folder of the store and what is to be said of it. */
export interface StoredModel {
  id: string;
  folder: string;
  /** undefined where it cannot be read: then the model is broken. */
  manifest?: Manifest;
  state: StoredState;
  /** A sentence that names the file and what to do; null when ready. */
  reason: string | null;
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
  const verdict = await verifyFiles(folder, manifest, hash);
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

async function verifyFiles(folder: string, { files }: Manifest, hash: boolean): Promise<Verdict> {
  for (const file of files) {
    const path = join(folder, file.path);
    const found = await stat(path).catch(() => undefined);
    const again = 'remove the model and install it again.';
    if (!found?.isFile()) return { state: 'missing', reason: `The file ${file.path} is missing: ${again}` };
    if (found.size !== file.size) {
      const sizes = `has ${found.size} bytes instead of ${file.size}`;
      return { state: 'broken', reason: `The file ${file.path} ${sizes}: ${again}` };
    }
    if (hash && (await sha256Of(path)) !== file.sha256) {
      return { state: 'broken', reason: `The file ${file.path} was changed: ${again}` };
    }
  }
  return { state: 'ready', reason: null };
}
