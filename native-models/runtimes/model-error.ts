import type { ModelErrorCode } from '../protocol.ts';

/**
 * An error that a task gives back to main.
 * @param message one sentence for the person: what happened, and what to do.
 */
export class ModelError extends Error {
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ModelError';
    this.code = code;
  }
}
