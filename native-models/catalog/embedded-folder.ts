import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ModelEntry } from './model-entry.ts';

/**
 * Folder of an embedded model's files.
 * @param weights folder of the embedded weights
 * @throws what Node says of a package that is not installed
 */
export function embeddedFolder({ origin }: Pick<ModelEntry, 'origin'>, weights: string): string {
  if (origin.kind === 'weights') return join(weights, origin.folder);
  return dirname(createRequire(import.meta.url).resolve(`${origin.name}/${origin.file}`));
}
