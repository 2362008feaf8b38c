import { join } from 'node:path';
import { type Logger, multistream, pino, stdSerializers } from 'pino';
import { openRotatingFile } from './rotating-file.ts';

/** What a room needs of the log. Give errors as `{ err }`; never log what a person asked or what a file says. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface OpenLog extends Log {
  readonly file: string;
  close(): void;
}

export interface LogOptions {
  /** Folder of the library: the log lies beside what it tells of. */
  dir: string;
  /** Lines go to stderr as well (`--verbose`). */
  verbose?: boolean;
  level?: 'debug' | 'info' | 'warn' | 'error';
}

/** One JSON object a line in `<dir>/log/cuepoint.log`, at most 4 files of 5 MB. */
export function openLog({ dir, verbose = false, level = verbose ? 'debug' : 'info' }: LogOptions): OpenLog {
  const file = join(dir, 'log', 'cuepoint.log');
  const rotating = openRotatingFile(file, { maxBytes: 5_000_000, keep: 3 });
  const streams = [{ level, stream: rotating }, ...(verbose ? [{ level, stream: process.stderr }] : [])];
  const logger = pino({ level, serializers: { err: stdSerializers.err } }, multistream(streams));
  return {
    file,
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
    close: () => rotating.close(),
  };
}

/** For what runs without a library (a tool check) and for tests. */
export const silentLog: Log = pino({ level: 'silent' });
