export type ByteRange =
  | { kind: 'whole' }
  /** First and last byte, both included. */
  | { kind: 'part'; first: number; last: number }
  | { kind: 'unsatisfiable' };

/**
 * One range of a Range header (RFC 9110, 14.1.2 and 14.2). What is no valid single byte range is ignored, as the RFC allows: the whole is served.
 * @param size bytes of the representation.
 */
export function parseByteRange(header: string | null | undefined, size: number): ByteRange {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '');
  if (match === null) return { kind: 'whole' };
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return { kind: 'whole' };
  if (from === '') {
    const length = Number(to);
    if (length === 0 || size === 0) return { kind: 'unsatisfiable' };
    return { kind: 'part', first: Math.max(0, size - length), last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? Number.POSITIVE_INFINITY : Number(to);
  if (last < first) return { kind: 'whole' };
  if (first >= size) return { kind: 'unsatisfiable' };
  return { kind: 'part', first, last: Math.min(last, size - 1) };
}
