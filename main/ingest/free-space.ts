import { statfs } from 'node:fs/promises';
import { AppError } from '../app-error.ts';

/** What the database needs to keep working, bytes. */
const RESERVE = 200 << 20;
/** Pictures, evidence and vectors of one hour of media, bytes; a generous guess. */
const PER_HOUR = 150 << 20;

/**
 * Refuses to begin what would fill the disk.
 * @param mediaSeconds duration of what is taken in; @param copyBytes what making a playable copy takes, where one is made.
 * @throws AppError DISK_FULL with the amount that is missing.
 */
export async function requireSpace(dir: string, mediaSeconds: number, copyBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  const needed = RESERVE + (mediaSeconds / 3600) * PER_HOUR + copyBytes;
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new AppError(
    'DISK_FULL',
    `The disk of the library has ${megabytes(free)} left, but ${megabytes(needed)} are needed. Free some space and retry.`,
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1 << 20))} MB`;
}
