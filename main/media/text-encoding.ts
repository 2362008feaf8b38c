/**
 * Decodes a text file of unknown encoding: a byte order mark decides, then the zero bytes of UTF-16, then strict UTF-8;
 * what is none of these is Windows-1252, in which most old subtitle files are written.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = guess(bytes);
  return new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
}

function guess(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2048);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at & 1]!++;
  if (zeros[1]! > sample.length * 0.2 && zeros[0]! < sample.length * 0.05) return 'utf-16le';
  if (zeros[0]! > sample.length * 0.2 && zeros[1]! < sample.length * 0.05) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
