import type { ErrorCode } from '../preload/contract/wire.ts';

/**
 * The one error type that crosses seams.
 * @param message one sentence for the person: what happened, and what to do.
 */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
  }
}
