import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RotatingFile {
  write(line: string): void;
  close(): void;
}

/**
 * A file that starts anew before it passes `maxBytes`; the last `keep` ones stay as `<file>.1` (newest) and on.
 * Written at once, so that the last lines before a crash are there. A full disk loses lines, never the program.
 */
export function openRotatingFile(file: string, { maxBytes, keep }: { maxBytes: number; keep: number }): RotatingFile {
  mkdirSync(dirname(file), { recursive: true });
  let handle: number | undefined = openSync(file, 'a', 0o600);
  let size = fstatSync(handle).size;

  function rotate(): void {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
    for (let n = keep; n > 0; n--) {
      const older = n === 1 ? file : `${file}.${n - 1}`;
      if (existsSync(older)) renameSync(older, `${file}.${n}`);
    }
    handle = openSync(file, 'a', 0o600);
    size = fstatSync(handle).size;
  }

  return {
    write(line) {
      const bytes = Buffer.from(line);
      try {
        if (size > 0 && size + bytes.length > maxBytes) rotate();
        if (handle !== undefined) size += writeSync(handle, bytes);
      } catch {
        // Nowhere to report it: a log that cannot be written must not end what it tells of.
      }
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}
