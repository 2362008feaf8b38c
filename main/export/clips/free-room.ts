import { statfs } from 'node:fs/promises';
import { AppError } from '../../app-error.ts';

/** What the library needs to keep working, bytes. */
const reserve = 200 << 20;

/** Bytes that are free where a folder lies. */
export async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

/** What coding a picture anew may take, bytes: a generous guess. @param rate frames a second @param duration s */
export function encodedBytes(
  { width, height }: { width: number; height: number },
  rate: number,
  duration: number,
): number {
  return duration * ((width * height * Math.min(rate, 60) * 0.2) / 8 + 200_000);
}

/**
 * Refuses to begin what would fill the disk. Each clip exists twice for a moment.
 * @throws AppError DISK_FULL with what is needed
 */
export function requireRoom(free: number, clipBytes: number): void {
  const needed = reserve + 2 * clipBytes;
  if (free >= needed) return;
  throw new AppError(
    'DISK_FULL',
    `The clips may need ${megabytes(needed)}, but only ${megabytes(free)} are free: free some space or choose fewer and shorter moments.`,
  );
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / (1 << 20))} MB`;
