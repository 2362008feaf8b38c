import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ModelEntry, ModelFile } from './model-entry.ts';

export interface Verdict {
  state: 'ready' | 'missing' | 'broken';
  /** A sentence that names the file and what to do; null when ready. */
  reason: string | null;
}

/** Folder of a model's files. @param weights folder of the embedded weights */
export function folderOf({ origin }: ModelEntry, weights: string): string {
  if (origin.kind === 'weights') return join(weights, origin.folder);
  return dirname(createRequire(import.meta.url).resolve(`${origin.name}/${origin.file}`));
}

/**
 * Checks that each file is there with its size and, on demand, its SHA-256.
 * @param hash reads every byte (about a second for all embedded models); without it only sizes are compared
 */
export async function verifyModel(entry: ModelEntry, weights: string, { hash }: { hash: boolean }): Promise<Verdict> {
  let folder: string;
  try {
    folder = folderOf(entry, weights);
  } catch {
    return { state: 'missing', reason: `The package of ${entry.id} is not installed: install Cuepoint again.` };
  }
  for (const file of entry.files) {
    const verdict = await verifyFile(folder, file, hash);
    if (verdict.state !== 'ready') return verdict;
  }
  return { state: 'ready', reason: null };
}

async function verifyFile(folder: string, file: ModelFile, hash: boolean): Promise<Verdict> {
  const path = join(folder, file.path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    return { state: 'missing', reason: `The file ${file.path} is missing: install Cuepoint again to get it back.` };
  }
  if (found.size !== file.size) {
    return {
      state: 'broken',
      reason: `The file ${file.path} has ${found.size} bytes instead of ${file.size}: install Cuepoint again to replace it.`,
    };
  }
  if (hash && (await sha256(path)) !== file.sha256) {
    return { state: 'broken', reason: `The file ${file.path} was changed: install Cuepoint again to replace it.` };
  }
  return { state: 'ready', reason: null };
}

async function sha256(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}
