import type { ErrorCode } from '../../../preload/contract/wire.ts';

/** What the command line says to scripts; the README lists them. */
export const exitCode = { ok: 0, failed: 1, usage: 2, nothingFound: 3, cancelled: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The exit code of an error. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  if (code === 'BAD_INPUT') return exitCode.usage;
  if (code === 'NOT_FOUND') return exitCode.nothingFound;
  if (code === 'CANCELLED') return exitCode.cancelled;
  return exitCode.failed;
}
