import { basename } from 'node:path';
import { AppError } from '../app-error.ts';
import { ChildError } from './run-child.ts';

const CAUSES: readonly [RegExp, AppError['code'], (name: string) => string][] = [
  [
    /moov atom not found/i,
    'BROKEN_FILE',
    (n) => `${n} is cut off: its index (moov) is missing. Copy or download it again.`,
  ],
  [
    /No space left on device/i,
    'DISK_FULL',
    (n) => `The disk is full, so ${n} could not be worked on. Free some space and try again.`,
  ],
  [
    /Decoder \S+ not found|Unknown decoder|Decoding requested, but no decoder|Codec .* is not supported/i,
    'UNSUPPORTED',
    (n) => `${n} is coded in a way that this ffmpeg cannot decode. Convert it to MP4 (H.264) and add that.`,
  ],
  [
    /not in allowed|not on whitelist|whitelist/i,
    'HOSTILE_FILE',
    (n) => `${n} tried to open something other than itself, so it was refused.`,
  ],
  [
    /encrypted|decryption key/i,
    'UNSUPPORTED',
    (n) => `${n} is encrypted (DRM). Only files without copy protection can be read.`,
  ],
  [/Permission denied/i, 'BROKEN_FILE', (n) => `${n} cannot be read: permission denied.`],
  [
    /No such file or directory/i,
    'NOT_FOUND',
    (n) => `${n} is not there any more. Put it back or remove it from the library.`,
  ],
];

/** Turns what a child said into one sentence about the file. AppErrors pass through. */
export function explainFailure(path: string, error: unknown): unknown {
  if (!(error instanceof ChildError)) return error;
  const name = basename(path);
  if (error.reason === 'spawn') {
    return new AppError(
      'TOOL_MISSING',
      `ffmpeg could not be started (${error.message}). Run the tool check again.`,
      error,
    );
  }
  if (error.reason === 'timeout') {
    return new AppError(
      'BROKEN_FILE',
      `${name} made the decoder hang, so it was stopped. The file is probably damaged.`,
      error,
    );
  }
  for (const [pattern, code, sentence] of CAUSES) {
    // The file's own name stands in ffmpeg's messages and must not choose the cause.
    if (pattern.test(error.stderr.replaceAll(name, ''))) return new AppError(code, sentence(name), error);
  }
  return new AppError('BROKEN_FILE', `${name} is damaged: it could not be decoded. Copy or download it again.`, error);
}
