import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file, 64 hex digits. */
export async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}

/**
 * Both names that a hub may give a content, in one reading: its SHA-256, and git's blob hash, SHA-1 over `blob <size>\0` and the bytes.
 * @param size bytes of the file
 */
export async function hashesOf(
  path: string,
  size: number,
  signal?: AbortSignal,
): Promise<{ sha256: string; gitBlob: string }> {
  const sha256 = createHash('sha256');
  const gitBlob = createHash('sha1').update(`blob ${size}\0`);
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1 << 20 })) {
    sha256.update(chunk);
    gitBlob.update(chunk);
  }
  return { sha256: sha256.digest('hex'), gitBlob: gitBlob.digest('hex') };
}
