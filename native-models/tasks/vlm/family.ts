import type { RgbImage } from '../../protocol.ts';
import type { Tokens } from '../../tokens/tokens.ts';

/** Part of a prompt: words, or the visual tokens of one frame. */
export type Piece = { kind: 'text'; text: string } | { kind: 'frame'; tokens: Tokens };

/** One frame in a prompt. */
export interface PromptFrame {
  tokens: Tokens;
  /** Written before it, such as `[1] 0:05 `; '' where there is nothing to say. */
  label: string;
}

export type PromptOrder = 'frame-first' | 'question-first';

/**
 * What differs between model families: how a picture becomes tensors, how a prompt is written, where its tokens stand.
 * All else (sessions, merging, cache, scoring, generation) is shared.
 */
export interface VlmFamily {
  /** Numbers in a position: 1, or 3 (time, height, width) for M-RoPE. */
  readonly axes: 1 | 3;
  /** Feeds of the vision encoder for some frames, and the grid of tokens that each becomes. */
  preprocess(images: readonly RgbImage[]): Promise<{ feeds: Record<string, Feed>; grids: Grid[] }>;
  /** Marks around a frame's tokens. */
  frame(frame: PromptFrame): Piece[];
  /** A turn of the person around `pieces`, up to where the answer begins. */
  turn(pieces: readonly Piece[]): Piece[];
  /**
   * Positions of a piece's `length` tokens that begins at `at`: axes · length numbers, axis by axis, and where the next piece begins.
   */
  positions(piece: Piece, length: number, at: number): { positions: Int32Array; next: number };
}

/** An input of the vision encoder; `float` becomes what the session takes (32 or 16 bits). */
export type Feed =
  | { type: 'float'; data: Float32Array; dims: number[] }
  | { type: 'bool'; data: Uint8Array; dims: number[] }
  | { type: 'int64'; data: BigInt64Array; dims: number[] };

/** Tokens of one frame before merging: rows · columns. */
export interface Grid {
  rows: number;
  columns: number;
}
