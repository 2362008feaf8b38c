import { type FileHandle, open } from 'node:fs/promises';

/** What must be known of a font before it is used (OpenType 1.9). */
export interface FontFile {
  path: string;
  /** Which face of a collection; undefined for a file of one face. */
  postscriptName: string | undefined;
  covers(codePoint: number): boolean;
}

type Tables = Map<string, { offset: number; length: number }>;

/** fsType of OS/2: restricted licence, no subsetting, bitmaps only. */
const mayNotEmbed = 0x0002 | 0x0100 | 0x0200;
const mostBytes = 100 * 1024 * 1024;

/**
 * Reads what a font file says of itself; of a collection, its first face.
 * @returns undefined for what cannot be put into a PDF: no outlines (coloured bitmaps), a licence that forbids it, or no font at all.
 */
export async function readFontFile(path: string): Promise<FontFile | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    if ((await file.stat()).size > mostBytes) return undefined;
    const head = await read(file, 0, 16);
    const isCollection = head.toString('latin1', 0, 4) === 'ttcf';
    const tables = await directory(file, isCollection ? head.readUInt32BE(12) : 0);
    if (!tables.has('cmap') || !(tables.has('glyf') || tables.has('CFF '))) return undefined;
    const os2 = await table(file, tables, 'OS/2', 10);
    if (os2 !== undefined && (os2.readUInt16BE(8) & mayNotEmbed) !== 0) return undefined;
    const ranges = cmapRanges((await table(file, tables, 'cmap'))!);
    const postscriptName = isCollection ? nameOf(await table(file, tables, 'name')) : undefined;
    if (isCollection && postscriptName === undefined) return undefined;
    const covers = (point: number) => ranges.some(([from, to]) => point >= from && point <= to);
    return { path, postscriptName, covers };
  } catch {
    // A damaged font is a font that is not there.
    return undefined;
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length) throw new RangeError('the file ends early');
  return buffer;
}

async function directory(file: FileHandle, at: number): Promise<Tables> {
  const count = (await read(file, at, 12)).readUInt16BE(4);
  const records = await read(file, at + 12, count * 16);
  const tables: Tables = new Map();
  for (let i = 0; i < count * 16; i += 16) {
    const tag = records.toString('latin1', i, i + 4);
    tables.set(tag, { offset: records.readUInt32BE(i + 8), length: records.readUInt32BE(i + 12) });
  }
  return tables;
}

async function table(file: FileHandle, tables: Tables, tag: string, first?: number): Promise<Buffer | undefined> {
  const found = tables.get(tag);
  return found && read(file, found.offset, Math.min(first ?? found.length, found.length));
}

/** Code points with a glyph, as spans, from the widest Unicode subtable of format 4 or 12. */
function cmapRanges(cmap: Buffer): [number, number][] {
  let best: { format: number; offset: number } | undefined;
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const record = 4 + i * 8;
    const [platform, offset] = [cmap.readUInt16BE(record), cmap.readUInt32BE(record + 4)];
    const format = cmap.readUInt16BE(offset);
    const isUnicode = platform === 0 || (platform === 3 && [1, 10].includes(cmap.readUInt16BE(record + 2)));
    if (isUnicode && (format === 4 || format === 12) && format > (best?.format ?? 0)) best = { format, offset };
  }
  if (best === undefined) return [];
  const { format, offset } = best;
  if (format === 12) {
    return Array.from({ length: cmap.readUInt32BE(offset + 12) }, (_, i) => {
      const group = offset + 16 + i * 12;
      return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)];
    });
  }
  const doubled = cmap.readUInt16BE(offset + 6);
  return Array.from({ length: doubled / 2 }, (_, i): [number, number] => {
    const end = cmap.readUInt16BE(offset + 14 + i * 2);
    return [cmap.readUInt16BE(offset + 16 + doubled + i * 2), end === 0xffff ? 0xfffe : end];
  }).filter(([from, to]) => from <= to);
}

/** The PostScript name (name ID 6). */
function nameOf(names: Buffer | undefined): string | undefined {
  if (names === undefined) return undefined;
  const strings = names.readUInt16BE(4);
  for (let i = 0; i < names.readUInt16BE(2); i++) {
    const record = 6 + i * 12;
    if (names.readUInt16BE(record + 6) !== 6) continue;
    const from = strings + names.readUInt16BE(record + 10);
    const bytes = Buffer.from(names.subarray(from, from + names.readUInt16BE(record + 8)));
    return names.readUInt16BE(record) === 1 ? bytes.toString('latin1') : bytes.swap16().toString('utf16le');
  }
  return undefined;
}
