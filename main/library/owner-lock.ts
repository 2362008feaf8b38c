import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../app-error.ts';

/** A process that is just closing gets this long to let go, ms. */
const PATIENCE = 1000;

function ownerOf(dir: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(join(dir, 'owner.json'), 'utf8')) as { pid: number };
    return ` (process ${pid})`;
  } catch {
    return '';
  }
}

/**
 * Makes this process the only one that writes to the library. The lock is the operating system's own on `owner.lock`, held by an open SQLite
 * transaction: it ends with the process, however that ends, so none is ever stale. `owner.json` only names the owner to others.
 * @returns lets go.
 * @throws AppError LIBRARY_BUSY where another process, or this one, holds it.
 */
export function takeOwnership(dir: string): () => void {
  // Opened by SQLite alone: closing any other handle of this file would drop a POSIX lock of the whole process.
  const db = new DatabaseSync(join(dir, 'owner.lock'), { timeout: PATIENCE });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((Number((error as { errcode?: number }).errcode) & 0xff) !== 5) throw error;
    throw new AppError(
      'LIBRARY_BUSY',
      `Another Cuepoint${ownerOf(dir)} has the library in ${dir} open; use that one, or close it and try again.`,
      error,
    );
  }
  const card = join(dir, 'owner.json');
  writeFileSync(card, JSON.stringify({ pid: process.pid }));
  return () => {
    rmSync(card, { force: true });
    db.close();
  };
}
