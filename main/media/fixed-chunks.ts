/** Pieces share buffers of about this size: thousands of small ones keep the garbage collector busy. */
const SLAB = 1 << 20;

/**
 * Cuts a byte stream into pieces of exactly `size`; a shorter rest comes last only where `keepRest` says so.
 * A piece that equals the one before is given as that same array again: a still picture takes no memory, and is known by identity.
 */
export async function* fixedChunks(
  stream: AsyncIterable<Buffer>,
  size: number,
  keepRest = false,
): AsyncGenerator<Uint8Array> {
  const pieces = Math.max(1, Math.floor(SLAB / size));
  let slab = new Uint8Array(size * pieces);
  let used = 1;
  let piece = slab.subarray(0, size);
  let filled = 0;
  let last: Uint8Array | undefined;
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(size - filled, chunk.length - at);
      piece.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < size) continue;
      filled = 0;
      if (last && Buffer.compare(piece, last) === 0) {
        yield last;
        continue;
      }
      yield piece;
      last = piece;
      if (used === pieces) {
        slab = new Uint8Array(size * pieces);
        used = 0;
      }
      piece = slab.subarray(used * size, ++used * size);
    }
  }
  if (keepRest && filled > 0) yield piece.subarray(0, filled);
}
