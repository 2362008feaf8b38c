import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { backupsOf } from './failures.ts';

const KEPT = 3;

/**
 * Copies the whole database into one file under `<dir>/backups`; older copies beyond the newest three are deleted.
 * @param version of the format that is about to be left.
 * @param now ms since 1970
 * @returns the copy's absolute path.
 */
export function backUp(db: DatabaseSync, dir: string, version: number, now: number): string {
  const folder = join(dir, 'backups');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `library-v${version}-${now}.db`);
  const half = `${file}.part`;
  rmSync(half, { force: true });
  db.prepare('VACUUM INTO ?').run(half);
  renameSync(half, file);
  for (const old of backupsOf(dir).slice(KEPT)) rmSync(old, { force: true });
  return file;
}
