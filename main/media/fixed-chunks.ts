/** Cuts a byte stream into pieces of exactly `size`; a shorter rest comes last only where `keepRest` says so. */
export async function* fixedChunks(
  stream: AsyncIterable<Buffer>,
  size: number,
  keepRest = false,
): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(size - filled, chunk.length - at);
      piece.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
  if (keepRest && filled > 0) yield piece.subarray(0, filled);
}
