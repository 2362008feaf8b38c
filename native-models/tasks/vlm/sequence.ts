import type { Piece, VlmFamily } from './family.ts';

/** Tokens as the decoder reads them. */
export interface Sequence {
  length: number;
  /** length · hidden */
  embeds: Float32Array;
  /** axes · length */
  positions: Int32Array;
  /** Position at which what follows begins. */
  next: number;
}

/** Text to ids, ids to rows of `hidden` numbers. */
export interface TextRows {
  ids(text: string): number[];
  embed(ids: readonly number[]): Promise<Float32Array>;
}

/** Puts the pieces of a prompt in a row; the visual tokens of a frame stand where its pictures' ids would. @param at first position */
export async function sequenceOf(
  pieces: readonly Piece[],
  at: number,
  { family, text, hidden }: { family: VlmFamily; text: TextRows; hidden: number },
): Promise<Sequence> {
  const ids = pieces.map((piece) => (piece.kind === 'text' ? text.ids(piece.text) : []));
  const words = await text.embed(ids.flat());
  const lengths = pieces.map((piece, i) => (piece.kind === 'text' ? ids[i]!.length : piece.tokens.n));
  const length = lengths.reduce((sum, n) => sum + n, 0);
  const embeds = new Float32Array(length * hidden);
  const positions = new Int32Array(family.axes * length);
  let row = 0;
  let word = 0;
  let next = at;
  for (const [i, piece] of pieces.entries()) {
    const n = lengths[i]!;
    if (piece.kind === 'text') {
      embeds.set(words.subarray(word * hidden, (word + n) * hidden), row * hidden);
      word += n;
    } else embeds.set(piece.tokens.data.subarray(0, n * hidden), row * hidden);
    const placed = family.positions(piece, n, next);
    for (let a = 0; a < family.axes; a++) {
      positions.set(placed.positions.subarray(a * n, (a + 1) * n), a * length + row);
    }
    next = placed.next;
    row += n;
  }
  return { length, embeds, positions, next };
}

/**
 * Sequences side by side, padded on the left so that each row's last token is its last position.
 * @returns embeds rows · length · hidden, positions axes · rows · length, mask rows · (past + length)
 */
export function padded(
  sequences: readonly Sequence[],
  past: number,
  { axes, hidden }: { axes: number; hidden: number },
): { embeds: Float32Array; positions: Int32Array; mask: Uint8Array; rows: number; length: number } {
  const rows = sequences.length;
  const length = Math.max(...sequences.map((one) => one.length));
  const embeds = new Float32Array(rows * length * hidden);
  const positions = new Int32Array(axes * rows * length);
  const mask = new Uint8Array(rows * (past + length)).fill(1);
  for (const [r, one] of sequences.entries()) {
    const gap = length - one.length;
    embeds.set(one.embeds, (r * length + gap) * hidden);
    mask.fill(0, r * (past + length) + past, r * (past + length) + past + gap);
    for (let a = 0; a < axes; a++) {
      positions.set(one.positions.subarray(a * one.length, (a + 1) * one.length), (a * rows + r) * length + gap);
    }
  }
  return { embeds, positions, mask, rows, length };
}
