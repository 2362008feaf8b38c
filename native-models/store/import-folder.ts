import { mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dtypeSuffixes, dtypesByDevice } from '../catalog/dtypes.ts';
import { embeddedModels } from '../catalog/embedded-models.ts';
import { sha256Of } from './file-hash.ts';
import { finishModel } from './finish-model.ts';
import { readStore } from './installed.ts';
import { lockModel } from './lock-model.ts';
import { digestOf, type Manifest, type ManifestFile } from './manifest.ts';
import { idFrom, importFolderOf, isModelId, isModelPath } from './model-path.ts';
import { isWholeOnnx } from './onnx-whole.ts';
import { type Recognised, recognise } from './recognise.ts';
import { diskError, StoreError } from './store-error.ts';
import { copyWhole } from './write-whole.ts';

export interface ImportOptions {
  modelsDir: string;
  /** The new model's id; the folder's name where it is left out. */
  id?: string;
  /** Where the folder is a snapshot of a hub repository. */
  hub?: { repo: string; commit: string };
  /** Refuses a file whose content is not what its origin says. @param path relative; @param copy the copied file */
  check?(path: string, copy: string): Promise<void>;
  now(): number;
}

/**
 * Copies a model out of a folder in the hub's layout. A copy, not a hard link: an edit of the original in place would change a linked model
 * under a running session, unseen by the comparison of sizes; where the file system can share blocks the copy costs nothing.
 * @returns the manifest of the new model, or of the one that has the same files already.
 * @throws StoreError as `recognise`; BAD_INPUT for an id that is taken or is none; DISK_FULL, FORBIDDEN.
 */
export async function importFolder(folder: string, options: ImportOptions): Promise<Manifest> {
  const { modelsDir, hub, check, now } = options;
  const from = await realFolder(folder);
  const recognised = await recognise(from);
  const id = await freeId(modelsDir, options.id, hub?.repo.split('/')[1] ?? basename(from));
  const copy = importFolderOf(modelsDir, id);
  await mkdir(modelsDir, { recursive: true }).catch((error: unknown) => {
    throw diskError(error, 'import');
  });
  const unlock = lockModel(modelsDir, id);
  try {
    await rm(copy, { recursive: true, force: true });
    const files: ManifestFile[] = [];
    for (const path of await filesToCopy(from, recognised)) {
      const file = await copyFile(from, copy, path);
      await check?.(path, join(copy, path));
      files.push(file);
    }
    const same = options.id === undefined ? await sameModel(modelsDir, files) : undefined;
    if (same !== undefined) return same;
    return await finishModel(modelsDir, copy, {
      format: 1,
      id,
      name: hub?.repo.split('/')[1] ?? basename(from),
      task: recognised.task,
      family: recognised.family,
      source: hub === undefined ? { kind: 'import' } : { kind: 'hub', ...hub },
      revision: hub?.commit ?? digestOf(files),
      files,
      installedAt: now(),
      bytes: files.reduce((sum, file) => sum + file.size, 0),
    });
  } catch (error) {
    throw diskError(error, 'import');
  } finally {
    await rm(copy, { recursive: true, force: true });
    unlock();
  }
}

async function realFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return realpath(folder);
  throw new StoreError(
    'NOT_FOUND',
    `There is no folder ${folder}: give the folder that holds the model’s config.json.`,
  );
}

async function freeId(modelsDir: string, wanted: string | undefined, name: string): Promise<string> {
  if (wanted !== undefined && !isModelId(wanted)) {
    throw new StoreError('BAD_INPUT', `“${wanted}” cannot be a model’s id: use a–z, 0–9, dots and dashes.`);
  }
  const embedded = embeddedModels.map(({ id }) => id);
  const taken = new Set([...embedded, ...(await readdir(modelsDir).catch(() => []))]);
  const first = wanted ?? idFrom(name);
  if (!taken.has(first)) return first;
  if (wanted !== undefined) {
    throw new StoreError('BAD_INPUT', `There is a model ${wanted} already: remove it first, or give another id.`);
  }
  for (let n = 2; ; n++) if (!taken.has(`${first}-${n}`)) return `${first}-${n}`;
}

/** What the model needs to run, in the kinds of numbers that some device would choose; not the other weights that a repository holds. */
async function filesToCopy(from: string, { dtypes }: Recognised): Promise<string[]> {
  const used = new Set(Object.values(dtypesByDevice(dtypes)));
  const wanted = [...used].map((dtype) => dtypeSuffixes[dtype]);
  const all = Object.values(dtypeSuffixes);
  const isUsed = (name: string): boolean => {
    const stem = /^(.+?)\.onnx(_data(_\d+)?)?$/.exec(name)?.[1];
    if (stem === undefined) return false;
    const suffix = all.filter((candidate) => stem.endsWith(candidate)).toSorted((a, b) => b.length - a.length)[0]!;
    return wanted.includes(suffix);
  };
  // A folder of licences is no file of the model's.
  const files = (await readdir(from, { withFileTypes: true })).filter((one) => !one.isDirectory());
  const beside = files.map(({ name }) => name).filter((name) => /\.(json|txt|jinja)$|^(LICENSE|README)/i.test(name));
  const onnx = (await readdir(join(from, 'onnx'))).filter(isUsed).map((name) => `onnx/${name}`);
  return [...beside.filter((name) => name !== 'cuepoint-model.json'), ...onnx].filter(isModelPath).toSorted();
}

async function copyFile(from: string, to: string, path: string): Promise<ManifestFile> {
  const source = join(from, path);
  const target = join(to, path);
  // In the Hugging Face cache a link whose download was cut short leads nowhere.
  if (!(await stat(source).catch(() => undefined))?.isFile()) {
    throw new StoreError('BROKEN_FILE', `${source} is no file: get the model again.`);
  }
  await refusePointer(source);
  await copyWhole(source, target);
  if (path.endsWith('.onnx') && !(await isWholeOnnx(target))) {
    throw new StoreError('BROKEN_FILE', `${source} is cut off or no ONNX file: get the model again.`);
  }
  return { path, size: (await stat(target)).size, sha256: await sha256Of(target) };
}

/** A repository that was cloned without Git LFS holds a few words in place of its large files. */
async function refusePointer(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(40), 0, 40, 0);
    if (!buffer.subarray(0, bytesRead).toString('latin1').startsWith('version https://git-lfs')) return;
  } finally {
    await file.close();
  }
  throw new StoreError(
    'BROKEN_FILE',
    `${path} is only a pointer of Git LFS: run “git lfs pull” there and import again.`,
  );
}

async function sameModel(modelsDir: string, files: readonly ManifestFile[]): Promise<Manifest | undefined> {
  const digest = digestOf(files);
  const stored = await readStore(modelsDir);
  return stored.find(({ state, manifest }) => state === 'ready' && manifest && digestOf(manifest.files) === digest)
    ?.manifest;
}
