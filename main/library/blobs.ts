import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { AssetId } from '../../preload/contract/asset.ts';
import { AppError } from '../app-error.ts';
import type { Library } from './library.ts';

export interface BlobStore {
  api: Library['blobs'];
  /** Owners that have a folder. */
  owners(): AssetId[];
  names(owner: AssetId): string[];
  delete(owner: AssetId, name: string): void;
  deleteAll(owner: AssetId): void;
  /** Deletes what a killed process left under temporary names. */
  clearTemporary(): void;
}

const OWNER = /^[0-9a-f]{64}$/;
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

function syncDir(dir: string): void {
  // Windows has no fsync of folders; its rename is journalled.
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function writeSynced(file: string, data: Uint8Array): void {
  const handle = openSync(file, 'wx');
  try {
    for (let done = 0; done < data.byteLength; ) done += writeSync(handle, data, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Files of assets at `<dir>/blobs/<first two digits>/<assetId>/<name>`; under their name only once they are whole and on the disk. */
export function createBlobs(dir: string): BlobStore {
  const root = join(dir, 'blobs');
  const temporaryDir = join(dir, 'tmp');

  /** Names come from ids that were made from input: none may lead out of the folder. */
  const folderOf = (owner: AssetId): string => {
    if (!OWNER.test(owner)) throw new AppError('BAD_INPUT', 'That is not the id of a file in the library.');
    return join(root, owner.slice(0, 2), owner);
  };
  const fileOf = (owner: AssetId, name: string): string => {
    if (!NAME.test(name)) throw new AppError('BAD_INPUT', `"${name}" can't be the name of a stored file.`);
    return join(folderOf(owner), name);
  };
  const temporary = (name: string): string => {
    if (!NAME.test(name)) throw new AppError('BAD_INPUT', `"${name}" can't be the name of a stored file.`);
    mkdirSync(temporaryDir, { recursive: true });
    return join(temporaryDir, `${randomUUID()}-${name}`);
  };

  const place = (from: string, to: string): void => {
    const folder = dirname(to);
    const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
    renameSync(from, to);
    syncDir(folder);
    if (isNew) for (const above of [dirname(folder), root]) syncDir(above);
  };
  const put = (owner: AssetId, name: string, data: Uint8Array): string => {
    const target = fileOf(owner, name);
    const half = temporary(name);
    try {
      writeSynced(half, data);
      place(half, target);
    } finally {
      rmSync(half, { force: true });
    }
    return target;
  };
  const adopt = (owner: AssetId, name: string, file: string): string => {
    const target = fileOf(owner, name);
    const handle = openSync(file, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    try {
      place(file, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      const near = temporary(name);
      copyFileSync(file, near);
      adopt(owner, name, near);
      rmSync(file);
    }
    return target;
  };
  const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

  return {
    api: {
      put,
      temporary,
      adopt,
      path: (owner, name) => {
        const file = fileOf(owner, name);
        return existsSync(file) ? file : undefined;
      },
    },
    owners: () =>
      list(root)
        .flatMap((shard) => list(join(root, shard)))
        .filter((owner) => OWNER.test(owner)),
    names: (owner) => list(folderOf(owner)),
    delete: (owner, name) => rmSync(fileOf(owner, name), { force: true }),
    deleteAll: (owner) => rmSync(folderOf(owner), { recursive: true, force: true }),
    clearTemporary: () => rmSync(temporaryDir, { recursive: true, force: true }),
  };
}
