import type { PackedTokens } from './pack.ts';

/**
 * Packed tokens as one run of bytes, little-endian as every machine is that Cuepoint runs on:
 * "CPVT", version (u32), n (u32), d (u32), columns (u32), n scales (f32), n sizes (u16), n places (u16), n·d values (i8).
 */
const MAGIC = 'CPVT';
const VERSION = 1;
const HEADER = 20;

export function toBytes({ n, d, data, scales, sizes, places, columns }: PackedTokens): Uint8Array {
  const bytes = new Uint8Array(lengthOf(n, d));
  const header = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) header.setUint8(i, MAGIC.charCodeAt(i));
  header.setUint32(4, VERSION, true);
  header.setUint32(8, n, true);
  header.setUint32(12, d, true);
  header.setUint32(16, columns, true);
  let at = HEADER;
  for (const part of [scales, sizes, places, data]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** @throws Error where the bytes are not packed tokens, are of another version, or are cut off or too long */
export function fromBytes(bytes: Uint8Array): PackedTokens {
  // A copy: the bytes may lie at an odd place of a larger buffer, where no Float32Array can be laid over them.
  const { buffer } = Uint8Array.from(bytes);
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (bytes.length < HEADER || magic !== MAGIC) throw new Error('These bytes are not visual tokens.');
  const header = new DataView(buffer);
  const version = header.getUint32(4, true);
  if (version !== VERSION) throw new Error(`Visual tokens of version ${version} cannot be read, only of ${VERSION}.`);
  const n = header.getUint32(8, true);
  const d = header.getUint32(12, true);
  if (bytes.length !== lengthOf(n, d)) {
    throw new Error(`${n} visual tokens of ${d} take ${lengthOf(n, d)} bytes, not ${bytes.length}.`);
  }
  return {
    n,
    d,
    scales: new Float32Array(buffer, HEADER, n),
    sizes: new Uint16Array(buffer, HEADER + 4 * n, n),
    places: new Uint16Array(buffer, HEADER + 6 * n, n),
    columns: header.getUint32(16, true),
    data: new Int8Array(buffer, HEADER + 8 * n, n * d),
  };
}

function lengthOf(n: number, d: number): number {
  return HEADER + n * (4 + 2 + 2 + d);
}
