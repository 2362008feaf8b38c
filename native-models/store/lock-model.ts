import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error.ts';

/**
 * Makes this process the only one that changes a model. The lock is the operating system's own, held by an open SQLite transaction: it
 * ends with the process, however that ends, so none is ever stale.
 * @returns lets go.
 * @throws StoreError LIBRARY_BUSY where another process holds it.
 */
export function lockModel(modelsDir: string, id: string): () => void {
  const db = new DatabaseSync(join(modelsDir, `.lock-${id}`), { timeout: 200 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((Number((error as { errcode?: number }).errcode) & 0xff) !== 5) throw error;
    throw new StoreError(
      'LIBRARY_BUSY',
      `The model ${id} is being worked on: wait until that is done, or stop it, and try again.`,
      error,
    );
  }
  return () => db.close();
}
