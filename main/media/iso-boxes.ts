import type { FileHandle } from 'node:fs/promises';

/** ISO/IEC 14496-12 boxes, read by hand: enough to say why an MP4 or MOV cannot be read before any decoder sees it. */
export interface BoxSurvey {
  /** Four-letter types at the top level, in order. */
  types: string[];
  /** Bytes that do not form a box, s from the file's start; null where all do. */
  brokenAt: number | null;
  /** True when the last box says that it is longer than the file. */
  cutOff: boolean;
  /** Contents of moov, null where there is none or it is larger than 64 MB. */
  moov: Buffer | null;
}

const MAX_MOOV = 64 << 20;
const MAX_BOXES = 100_000;
const PLAUSIBLE = /^[A-Za-z0-9©][A-Za-z0-9 _-]{3}$/;

/** Walks the top level of a file. `size` in bytes. */
export async function surveyBoxes(file: FileHandle, size: number): Promise<BoxSurvey> {
  const survey: BoxSurvey = { types: [], brokenAt: null, cutOff: false, moov: null };
  const head = Buffer.alloc(16);
  let at = 0;
  while (at + 8 <= size && survey.types.length < MAX_BOXES) {
    await file.read(head, 0, 16, at);
    const type = head.toString('latin1', 4, 8);
    let length = head.readUInt32BE(0);
    let header = 8;
    if (length === 1) {
      length = Number(head.readBigUInt64BE(8));
      header = 16;
    } else if (length === 0) length = size - at;
    if (!PLAUSIBLE.test(type) || length < header) {
      // Zero padding at the very end is common and harmless.
      if (head.readUInt32BE(0) !== 0 || survey.types.length === 0) survey.brokenAt = at;
      return survey;
    }
    survey.types.push(type);
    if (at + length > size) {
      survey.cutOff = true;
      return survey;
    }
    if (type === 'moov' && length <= MAX_MOOV) {
      const moov = Buffer.alloc(length - header);
      await file.read(moov, 0, moov.length, at + header);
      survey.moov = moov;
    }
    at += length;
  }
  return survey;
}

const NESTED = new Set(['trak', 'mdia', 'minf', 'dinf']);

/**
 * Data references (dref) of the tracks that point out of the file.
 * Bit 0 of an entry's flags says "in this file"; without it the entry names another one.
 */
export function outsideReferences(container: Buffer, depth = 0): number {
  let count = 0;
  for (let at = 0; at + 8 <= container.length; ) {
    const length = container.readUInt32BE(at);
    const type = container.toString('latin1', at + 4, at + 8);
    if (length < 8 || at + length > container.length) break;
    const body = container.subarray(at + 8, at + length);
    if (NESTED.has(type) && depth < 6) count += outsideReferences(body, depth + 1);
    if (type === 'dref' && body.length >= 8) {
      for (let entry = 8; entry + 12 <= body.length; ) {
        const size = body.readUInt32BE(entry);
        if (size < 12) break;
        if (((body[entry + 11] ?? 1) & 1) === 0) count++;
        entry += size;
      }
    }
    at += length;
  }
  return count;
}
