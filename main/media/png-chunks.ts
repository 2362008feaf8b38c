import { crc32 } from 'node:zlib';

/**
 * What is wrong with a PNG's chunks (ISO/IEC 15948), which decoders only call an error: critical chunks whose checksum does not fit,
 * or an end that never comes. null where all is well; damaged comments are let pass.
 */
export function pngDamage(bytes: Buffer): 'checksum' | 'cut off' | null {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return 'cut off';
    const type = bytes.toString('latin1', at + 4, at + 8);
    const critical = /^[A-Z]/.test(type);
    if (critical && crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'checksum';
    if (type === 'IEND') return null;
    at = end;
  }
  return 'cut off';
}
