import { embeddedFolder } from '../catalog/embedded-folder.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import { type Verdict, verifyFiles } from './verify-files.ts';

const advice = {
  missing: 'install Cuepoint again to get it back.',
  changed: 'install Cuepoint again to replace it.',
};

/**
 * Checks that each file of an embedded model is there with its size and, on demand, its SHA-256.
 * @param hash reads every byte (about a second for all embedded models); without it only sizes are compared
 */
export async function verifyEmbedded(
  entry: ModelEntry,
  weights: string,
  { hash }: { hash: boolean },
): Promise<Verdict> {
  let folder: string;
  try {
    folder = embeddedFolder(entry, weights);
  } catch {
    return { state: 'missing', reason: `The package of ${entry.id} is not installed: install Cuepoint again.` };
  }
  return verifyFiles(folder, entry.files, { hash, advice });
}
