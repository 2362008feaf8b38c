import type { ErrorCode } from '../../preload/contract/wire.ts';

/** What a failed call, stream or upload rejects with; `message` is a sentence for the person. */
export class BridgeError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'BridgeError';
    this.code = code;
  }
}
