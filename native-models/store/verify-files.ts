import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './file-hash.ts';

export interface Verdict {
  state: 'ready' | 'missing' | 'broken';
  /** A sentence that names the file and what to do; null when ready. */
  reason: string | null;
}

export interface HowToVerify {
  /** Reads every byte; without it only sizes are compared. */
  hash: boolean;
  /** What to do, as the end of the sentence: about a file that is missing, and about one that is another. */
  advice: { missing: string; changed: string };
}

/** Checks that each file is there with its size and, on demand, its SHA-256. @returns what is to be said of the first that is not */
export async function verifyFiles(
  folder: string,
  files: readonly { path: string; size: number; sha256: string }[],
  { hash, advice }: HowToVerify,
): Promise<Verdict> {
  for (const { path, size, sha256 } of files) {
    const full = join(folder, path);
    const found = await stat(full).catch(() => undefined);
    if (!found?.isFile()) return { state: 'missing', reason: `The file ${path} is missing: ${advice.missing}` };
    if (found.size !== size) {
      const sizes = `has ${found.size} bytes instead of ${size}`;
      return { state: 'broken', reason: `The file ${path} ${sizes}: ${advice.changed}` };
    }
    if (hash && (await sha256Of(full)) !== sha256) {
      return { state: 'broken', reason: `The file ${path} was changed: ${advice.changed}` };
    }
  }
  return { state: 'ready', reason: null };
}
