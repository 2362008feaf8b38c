import { type FileHandle, open } from 'node:fs/promises';

/** A field's number and length take at most 20 bytes (two varints). */
const HEADER = 20;

/** Fields of ModelProto that no model is without. */
const graph = 7;
const opsets = 8;

/**
 * Whether an ONNX file ends where its outermost protobuf message does, and has what a model needs: a copy that was cut off does not. Reads
 * a few bytes a field. (protobuf.dev/programming-guides/encoding; onnx.proto, ModelProto)
 */
export async function isWholeOnnx(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const seen = new Set<number>();
    let at = 0;
    while (at < size) {
      const found = await readField(file, at);
      if (found === undefined) return false;
      seen.add(found.field);
      at = found.end;
    }
    return at === size && seen.has(graph) && seen.has(opsets);
  } finally {
    await file.close();
  }
}

async function readField(file: FileHandle, at: number): Promise<{ field: number; end: number } | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, at);
  const bytes = buffer.subarray(0, bytesRead);
  const tag = varint(bytes, 0);
  if (tag === undefined || tag.value < 8) return undefined;
  const type = tag.value % 8;
  const field = (tag.value - type) / 8;
  if (type === 1) return { field, end: at + tag.end + 8 };
  if (type === 5) return { field, end: at + tag.end + 4 };
  const value = varint(bytes, tag.end);
  if (value === undefined || (type !== 0 && type !== 2)) return undefined;
  return { field, end: at + value.end + (type === 2 ? value.value : 0) };
}

function varint(bytes: Uint8Array, from: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = from; index < bytes.length && index < from + 10; index++) {
    const byte = bytes[index]!;
    value += (byte & 0x7f) * 2 ** (7 * (index - from));
    if (byte < 0x80) return { value, end: index + 1 };
  }
  return undefined;
}
