import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../app-error.ts';
import { sniffBinary } from './sniff-binary.ts';
import { refuseText, textOf } from './sniff-text.ts';
import type { Sniffed } from './sniffed.ts';

const HEAD = 64 * 1024;

/**
 * Recognises a container from its first 64 kB. Only kinds on our list pass: whatever names other files
 * (playlists, concat scripts, manifests) is refused here, before ffmpeg could follow it.
 * @throws AppError BROKEN_FILE (empty, cannot be read), HOSTILE_FILE (a playlist under a media name), UNSUPPORTED, NOT_FOUND.
 */
export async function sniffFile(path: string): Promise<Sniffed> {
  const { head, size } = await readHead(path);
  const name = basename(path);
  if (size === 0)
    throw new AppError('BROKEN_FILE', `${name} is empty (0 bytes). Copy it again from where it came from.`);
  const known = sniffBinary(head);
  if (known) return { ...known, size };
  const text = textOf(head);
  if (text !== null) {
    if (
      /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^[>]*(\[[\s\S]*?\])?\s*>\s*)*<(\w+:)?svg[\s>]/i.test(text)
    ) {
      return { kind: 'image', demuxer: null, mime: 'image/svg+xml', size };
    }
    throw refuseText(name, text);
  }
  const other = await fileTypeFromBuffer(head);
  throw other
    ? new AppError(
        'UNSUPPORTED',
        `${name} is a ${other.ext.toUpperCase()} file, which is neither a picture, a video nor sound that Cuepoint reads.`,
      )
    : new AppError(
        'BROKEN_FILE',
        `${name} does not begin like any picture, video or sound: it is damaged or of an unknown kind.`,
      );
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new AppError('UNSUPPORTED', `${basename(path)} is not an ordinary file.`);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return { head: buffer.subarray(0, bytesRead), size: stat.size };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new AppError('NOT_FOUND', `${basename(path)} is not there any more.`, error);
    throw new AppError(
      'BROKEN_FILE',
      `${basename(path)} cannot be read (${code}). Check its permissions and its disk.`,
      error,
    );
  }
}
