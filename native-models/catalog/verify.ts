import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Verdict, verifyFiles } from '../store/verify-files.ts';
import type { ModelEntry } from './model-entry.ts';

/** Folder of a model's files. @param weights folder of the embedded weights */
export function folderOf({ origin }: ModelEntry, weights: string): string {
  if (origin.kind === 'weights') return join(weights, origin.folder);
  return dirname(createRequire(import.meta.url).resolve(`${origin.name}/${origin.file}`));
}

const advice = {
  missing: 'install Cuepoint again to get it back.',
  changed: 'install Cuepoint again to replace it.',
};

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
  return verifyFiles(folder, entry.files, { hash, advice });
}
