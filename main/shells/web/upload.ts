import { createWriteStream } from 'node:fs';
import { rename, rmdir, statfs, unlink } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../app-error.ts';
import { isBatch, pageName, placeFor } from './inbox.ts';

export interface UploadLimits {
  /** bytes of one file */
  maxBytes: number;
  /** bytes that stay free on the disk: the library itself must be able to write on. */
  reserve: number;
}

/**
 * Streams one request's body to the inbox; its memory is one chunk. Until the last byte is there it is called `.part`;
 * whatever stops it, nothing half stays.
 * @returns the name to pass to `ingest.add`.
 */
export async function receiveUpload(
  request: IncomingMessage,
  target: { libraryDir: string; batch: string; name: string },
  { maxBytes, reserve }: UploadLimits,
): Promise<string> {
  const { libraryDir, batch, name } = target;
  if (!isBatch(batch))
    throw new AppError('BAD_INPUT', 'This upload has no valid place; reload the page and drop the file again.');
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new AppError('BAD_INPUT', 'This upload does not say how large it is; drop the file again.');
  }
  if (size > maxBytes)
    throw new AppError('UNSUPPORTED', `“${name}” is larger than ${gigabytes(maxBytes)}; cut it first.`);
  const { bavail, bsize } = await statfs(libraryDir);
  if (bavail * bsize - size < reserve) {
    throw new AppError(
      'DISK_FULL',
      `There is no room for “${name}” (${gigabytes(size)}); free some disk space and drop it again.`,
    );
  }
  const file = await placeFor(libraryDir, batch, name);
  const part = `${file}.part`;
  try {
    await pipeline(request, atMost(size), createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    await rename(part, file);
    return pageName(batch, file);
  } catch (error) {
    await unlink(part).catch(() => undefined);
    await rmdir(dirname(file)).catch(() => undefined);
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new AppError(
        'DISK_FULL',
        `The disk became full while “${name}” was copied; free some space and drop it again.`,
        error,
      );
    }
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET' || request.destroyed) {
      throw new AppError('CANCELLED', 'The upload was stopped.', error);
    }
    throw error;
  }
}

/** Node holds a body to its content-length; this holds whatever comes before Node (a proxy) to it as well. */
function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      seen += chunk.length;
      if (seen > bytes) callback(new AppError('BAD_INPUT', 'More was sent than announced; drop the file again.'));
      else callback(null, chunk);
    },
    flush(callback) {
      if (seen < bytes) callback(new AppError('CANCELLED', 'The upload was stopped before its end.'));
      else callback();
    },
  });
}

const gigabytes = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`;
