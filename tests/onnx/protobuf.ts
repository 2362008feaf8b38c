import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes that are made when they are written, so that a model of a gigabyte never lies in memory as a whole. */
export interface LazyBytes {
  length: number;
  make(): Uint8Array;
}

type Chunk = Uint8Array | LazyBytes;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;
/** Small chunks are gathered into writes of this size. */
const WRITE_BYTES = 1 << 20;

/** One message of the protocol buffers' wire format (protobuf.dev/programming-guides/encoding); its fields keep the order they are added in. */
export class Message {
  private readonly chunks: Chunk[] = [];
  private size = 0;

  get length(): number {
    return this.size;
  }

  /** An integer or an enum; a negative one takes ten bytes, as int64 does. */
  integer(field: number, value: number | bigint): this {
    return this.tag(field, VARINT).append(varint(value));
  }

  float(field: number, value: number): this {
    return this.tag(field, FIXED_32).append(new Uint8Array(new Float32Array([value]).buffer));
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Chunk): this {
    return this.tag(field, LENGTH_DELIMITED).append(varint(value.length)).append(value);
  }

  message(field: number, value: Message): this {
    this.tag(field, LENGTH_DELIMITED).append(varint(value.size));
    for (const chunk of value.chunks) this.append(chunk);
    return this;
  }

  /** The whole message in memory: for small models. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.size);
    let offset = 0;
    for (const chunk of this.chunks) {
      whole.set(bytesOf(chunk), offset);
      offset += chunk.length;
    }
    return whole;
  }

  writeFile(path: string): void {
    const file = openSync(path, 'w');
    const buffer = new Uint8Array(WRITE_BYTES);
    let filled = 0;
    const flush = () => {
      writeAll(file, buffer.subarray(0, filled));
      filled = 0;
    };
    try {
      for (const chunk of this.chunks) {
        if (filled + chunk.length > buffer.length) flush();
        if (chunk.length > buffer.length) {
          writeAll(file, bytesOf(chunk));
        } else {
          buffer.set(bytesOf(chunk), filled);
          filled += chunk.length;
        }
      }
      flush();
    } finally {
      closeSync(file);
    }
  }

  private tag(field: number, wireType: number): this {
    return this.append(varint((field << 3) | wireType));
  }

  private append(chunk: Chunk): this {
    this.chunks.push(chunk);
    this.size += chunk.length;
    return this;
  }
}

function bytesOf(chunk: Chunk): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : chunk.make();
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
}

function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
