import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../app-error.ts';

const CHUNK = 1 << 20;

/**
 * SHA-256 of a file's content, 64 hex digits, read in chunks of 1 MB.
 * @param onProgress fraction read, 0–1.
 * @throws AppError NOT_FOUND, BROKEN_FILE (cannot be read), CANCELLED.
 */
export async function contentHash(path: string, signal: AbortSignal, onProgress: (f: number) => void): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new AppError('UNSUPPORTED', `${basename(path)} is not a file. Add the files in it.`);
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(CHUNK);
      let done = 0;
      for (;;) {
        if (signal.aborted) throw new AppError('CANCELLED', 'Stopped.');
        const { bytesRead } = await file.read(buffer, 0, CHUNK);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
        done += bytesRead;
        onProgress(stat.size > 0 ? Math.min(1, done / stat.size) : 1);
      }
      return hash.digest('hex');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('NOT_FOUND', `There is no file at ${path} any more.`, error);
    throw new AppError(
      'BROKEN_FILE',
      `${basename(path)} cannot be read (${code ?? 'unknown cause'}). Check its permissions.`,
      error,
    );
  }
}
