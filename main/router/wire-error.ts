import type { WireError } from '../../preload/contract/wire.ts';
import { AppError } from '../app-error.ts';
import type { Log } from '../log/log.ts';

/** What may cross the bridge of an error: our own as they are, an abort as CANCELLED, anything else without its details, which go to the log. */
export function toWireError(error: unknown, log: Log, during: string): WireError {
  if (error instanceof AppError) {
    if (error.code === 'INTERNAL') log.error({ err: error, during }, 'internal error');
    return { code: error.code, message: error.message };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'CANCELLED', message: 'Stopped.' };
  log.error({ err: error, during }, 'unexpected error');
  return {
    code: 'INTERNAL',
    message: 'Something went wrong inside Cuepoint; try again, and see the log if it persists.',
  };
}
