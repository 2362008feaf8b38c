import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RotatingFile {
  write(line: string): void;
  close(): void;
}

/**
 * A file that starts anew before it passes `maxBytes`; the last `keep` ones stay as `<file>.1` (newest) and on. Made with the first line.
 * Written at once, so that the last lines before a crash are there. A full disk loses lines, never the program.
 */
export function openRotatingFile(file: string, { maxBytes, keep }: { maxBytes: number; keep: number }): RotatingFile {
  let handle: number | undefined;
  let size = 0;
  let closed = false;

  function reopen(): void {
    mkdirSync(dirname(file), { recursive: true });
    handle = openSync(file, 'a', 0o600);
    size = fstatSync(handle).size;
  }

  function rotate(): void {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
    for (let n = keep; n > 0; n--) {
      const older = n === 1 ? file : `${file}.${n - 1}`;
      if (existsSync(older)) renameSync(older, `${file}.${n}`);
    }
    reopen();
  }

  return {
    write(line) {
      if (closed) return;
      const bytes = Buffer.from(line);
      try {
        if (handle === undefined) reopen();
        if (size > 0 && size + bytes.length > maxBytes) rotate();
        if (handle !== undefined) size += writeSync(handle, bytes);
      } catch {
        // Nowhere to report it: a log that cannot be written must not end what it tells of.
      }
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
      closed = true;
    },
  };
}
