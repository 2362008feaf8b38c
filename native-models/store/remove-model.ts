import { rename, rm } from 'node:fs/promises';
import { lockModel } from './lock-model.ts';
import { modelFolder, partialFolder } from './model-path.ts';
import { diskError } from './store-error.ts';
import { graveOf } from './write-whole.ts';

/**
 * Deletes a model, or what was fetched of one so far. It loses its name first, so that nobody opens it half deleted.
 * @returns false where there was nothing.
 */
export async function removeModel(modelsDir: string, id: string): Promise<boolean> {
  const unlock = lockModel(modelsDir, id);
  const grave = graveOf(modelsDir, id);
  try {
    let found = false;
    for (const [index, folder] of [modelFolder(modelsDir, id), partialFolder(modelsDir, id)].entries()) {
      const gone = await rename(folder, `${grave}-${index}`).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false;
          throw error;
        },
      );
      if (!gone) continue;
      found = true;
      await rm(`${grave}-${index}`, { recursive: true, force: true });
    }
    return found;
  } catch (error) {
    throw diskError(error, 'remove it');
  } finally {
    unlock();
  }
}
