import type { Device, RgbImage } from '../../protocol.ts';
import type { NearestAsync } from '../../tokens/nearest.ts';
import type { Tokens } from '../../tokens/tokens.ts';
import type { Decoder } from './decoder.ts';
import type { VlmFamily } from './family.ts';
import type { TextRows } from './sequence.ts';
import type { VlmTokenizer } from './vlm-tokenizer.ts';

/** An opened vision-language model: three sessions and what its files say. */
export interface OpenVlm {
  family: VlmFamily;
  tokenizer: VlmTokenizer;
  text: TextRows;
  decoder: Decoder;
  hidden: number;
  endIds: ReadonlySet<number>;
  /** Whether rows of unequal length may share a run. */
  ragged: boolean;
  /** Tokens of one run, all rows together. */
  batchTokens: number;
  device: Device;
  note: string | null;
  /** The search of merging. */
  nearest: NearestAsync;
  encode(images: readonly RgbImage[]): Promise<Tokens[]>;
  close(): Promise<void>;
}
