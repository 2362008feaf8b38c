import { mkdir, readdir, readFile, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Dtype } from '../catalog/dtypes.ts';
import type { InstallableEntry } from '../catalog/installable-entry.ts';
import type { Device } from '../protocol.ts';
import { describeFiles } from './describe-files.ts';
import { downloadFile, type RemoteFile } from './download-file.ts';
import { finishModel } from './finish-model.ts';
import { cachedBlob } from './hf-cache.ts';
import type { Hub } from './hub-address.ts';
import { lockModel } from './lock-model.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { downloadNote, modelFolder, partialFolder } from './model-path.ts';
import { recognise } from './recognise.ts';
import { type Patience, patient } from './retry.ts';
import { diskError, StoreError } from './store-error.ts';
import { watchRate } from './transfer-rate.ts';
import { copyWhole, writeWhole } from './write-whole.ts';

export interface Progress {
  /** The file at work. */
  file: string;
  /** bytes of all files */
  received: number;
  total: number;
  bytesPerSecond: number | null;
  secondsLeft: number | null;
}

export interface InstallOptions {
  modelsDir: string;
  hub: Hub;
  entry: InstallableEntry;
  /** What the model is to run on: the kinds of numbers for these are fetched. */
  devices: readonly Device[];
  /** Folder of the Hugging Face cache: what lies there need not be fetched. */
  cacheDir: string;
  signal: AbortSignal;
  onProgress(progress: Progress): void;
  /** ms since 1970 */
  now(): number;
  patience?: Patience;
}

/** Left free on the disk for everything else, bytes. */
const reserve = 200 << 20;
/** ms between two reports */
const pace = 200;

/**
 * Fetches a model from the hub, all files of one commit, and gives it its name once each is checked. What came before an abort, a broken
 * connection or a kill stays in the partial folder, and the next call goes on from there.
 * @throws StoreError NETWORK, NOT_FOUND, FORBIDDEN, BROKEN_FILE, DISK_FULL, LIBRARY_BUSY; the signal's reason
 */
export async function installModel(options: InstallOptions): Promise<Manifest> {
  const { modelsDir, entry, signal } = options;
  const partial = partialFolder(modelsDir, entry.id);
  try {
    await mkdir(partial, { recursive: true });
    const unlock = lockModel(modelsDir, entry.id);
    try {
      return await install(options, partial);
    } finally {
      unlock();
    }
  } catch (error) {
    // Only goes where nothing has come.
    await rmdir(partial).catch(() => {});
    signal.throwIfAborted();
    throw diskError(error, 'install');
  }
}

async function install(options: InstallOptions, partial: string): Promise<Manifest> {
  const { modelsDir, hub, entry, signal, now, patience = patient } = options;
  const { commit, files } = await describeFiles(hub, entry, wantedFiles(entry, options.devices), { patience, signal });
  await clearStale(partial, files);
  for (const file of files) await takeLocal(file, partial, options);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const present = new Map<string, number>();
  for (const file of files) present.set(file.path, await presentBytes(partial, file));
  await requireSpace(partial, total - sumOf(present));

  const report = reporter(options, total);
  const done: ManifestFile[] = [];
  for (const file of files) {
    const onBytes = (received: number) => {
      present.set(file.path, received);
      report(file.path, sumOf(present));
    };
    done.push(await downloadFile(file, { hub, repo: entry.repo, commit, folder: partial, patience, signal, onBytes }));
    onBytes(file.size);
  }
  report(files.at(-1)!.path, total, true);
  await requireSameFamily(partial, entry);
  await rm(join(partial, downloadNote), { force: true });
  return finishModel(modelsDir, partial, {
    format: 1,
    id: entry.id,
    name: entry.name,
    task: entry.task,
    family: entry.family,
    source: { kind: 'hub', repo: entry.repo, commit },
    revision: commit,
    files: done,
    installedAt: now(),
    bytes: total,
  });
}

/** What every device needs, and what the chosen ones do. */
function wantedFiles(entry: InstallableEntry, devices: readonly Device[]): { path: string; optional: boolean }[] {
  const { files, variants, dtypes } = entry;
  const chosen = new Set<Dtype>(devices.map((device) => dtypes[device] ?? dtypes.cpu));
  const parts = [...chosen].map((dtype) => variants[dtype]!);
  const needed = [...files, ...parts.flatMap((variant) => variant.files)];
  const optional = [...entry.optional, ...parts.flatMap((variant) => variant.optional ?? [])];
  return [...needed.map((path) => ({ path, optional: false })), ...optional.map((path) => ({ path, optional: true }))];
}

const note = z.record(z.string(), z.string());

/**
 * Keeps of an earlier attempt what belongs to the very same files, by the hub's hashes written down then; a `.part` says nothing of itself.
 */
async function clearStale(partial: string, files: readonly RemoteFile[]): Promise<void> {
  const path = join(partial, downloadNote);
  const before = await readFile(path, 'utf8')
    .then((text) => note.parse(JSON.parse(text)))
    .catch(() => ({}) as Record<string, string>);
  const keep = new Set(
    files.filter((file) => before[file.path] === file.etag).flatMap(({ path }) => [path, `${path}.part`]),
  );
  for (const found of await readdir(partial, { recursive: true, withFileTypes: true })) {
    if (found.isDirectory()) continue;
    const full = join(found.parentPath, found.name);
    const relative = full.slice(partial.length + 1).replaceAll('\\', '/');
    if (!keep.has(relative)) await rm(full, { force: true });
  }
  await writeWhole(path, JSON.stringify(Object.fromEntries(files.map((file) => [file.path, file.etag]))));
}

/** A damaged model's good files and the Hugging Face cache save a download; the hash decides, as for what is fetched. */
async function takeLocal(
  file: RemoteFile,
  partial: string,
  { modelsDir, entry, cacheDir }: InstallOptions,
): Promise<void> {
  const target = join(partial, file.path);
  if ((await presentBytes(partial, file)) > 0) return;
  for (const source of [
    join(modelFolder(modelsDir, entry.id), file.path),
    cachedBlob(cacheDir, entry.repo, file.etag),
  ]) {
    if ((await sizeOf(source)) !== file.size) continue;
    await mkdir(dirname(target), { recursive: true });
    await copyWhole(source, target);
    return;
  }
}

async function presentBytes(partial: string, { path, size }: RemoteFile): Promise<number> {
  const target = join(partial, path);
  return Math.min(size, (await sizeOf(target)) || (await sizeOf(`${target}.part`)));
}

async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= needed + reserve) return;
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw new StoreError(
    'DISK_FULL',
    `The disk of the models has ${megabytes(free)} left, but ${megabytes(needed + reserve)} are needed: free some space and install again.`,
  );
}

function reporter({ onProgress }: InstallOptions, total: number) {
  const clock = () => performance.now();
  const rate = watchRate(clock);
  let last = Number.NEGATIVE_INFINITY;
  return (file: string, received: number, always = false): void => {
    if (!always && clock() - last < pace) return;
    last = clock();
    onProgress({ file, received, total, ...rate(received, total) });
  };
}

/** The catalogue's word against the model's own: a repository may have been filled anew. */
async function requireSameFamily(partial: string, entry: InstallableEntry): Promise<void> {
  const { family } = await recognise(partial);
  if (family === entry.family) return;
  throw new StoreError('UNSUPPORTED', `${entry.repo} holds another kind of model by now: update Cuepoint.`);
}

const sumOf = (sizes: ReadonlyMap<string, number>): number => [...sizes.values()].reduce((sum, size) => sum + size, 0);

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
