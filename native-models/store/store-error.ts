export type StoreErrorCode =
  | 'BAD_INPUT'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNSUPPORTED'
  | 'BROKEN_FILE'
  | 'DISK_FULL'
  | 'NETWORK'
  | 'LIBRARY_BUSY';

/**
 * What the store gives back instead of a model.
 * @param message one sentence for the person: what happened, and what to do.
 */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** A failed read or write of the disk as a sentence; anything else comes back as it is. @param doing `install`, `import` … */
export function diskError(error: unknown, doing: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError('DISK_FULL', `The disk of the models is full: free some space and ${doing} again.`, error);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const { path } = error as NodeJS.ErrnoException;
    return new StoreError('FORBIDDEN', `Cuepoint may not use ${path ?? 'that folder'}: change its permissions.`, error);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    const { path } = error as NodeJS.ErrnoException;
    return new StoreError(
      'BAD_INPUT',
      `${path ?? 'The models’ folder'} is no folder: choose another one for the models.`,
      error,
    );
  }
  return error;
}
