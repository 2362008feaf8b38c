import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestName } from './manifest.ts';
import { modelFolder, partialFolder } from './model-path.ts';
import { graveOf, publishFolder, writeWhole } from './write-whole.ts';

/**
 * The last step of every way to get a model: it gets its manifest and its name.
 * @param folder hidden folder in modelsDir that holds its files, checked, and nothing else
 */
export async function finishModel(modelsDir: string, folder: string, manifest: Manifest): Promise<Manifest> {
  const { id } = manifest;
  await writeWhole(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  await publishFolder(folder, modelFolder(modelsDir, id), graveOf(modelsDir, id));
  // Imported after all: what was fetched of it is of no use any more.
  await rm(partialFolder(modelsDir, id), { recursive: true, force: true });
  return manifest;
}
