import type { AssetId, AssetKind } from '../../preload/contract/asset.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { DrawnBox } from '../../preload/contract/report.ts';

/*
 * What every export format is made from. Strings are clean (clean-text.ts) but not escaped: each renderer escapes for its own format,
 * and pictures are loaded by the renderer one at a time, so that a long report never lies in memory whole.
 */

/** A span of one file; `start`, `end` in s. A still picture has no times to print. */
export interface Place {
  fileName: string;
  still: boolean;
  start: number;
  end: number;
}

/** A picture of one second with what is drawn on it. */
export interface Figure {
  assetId: AssetId;
  place: Place;
  /** s */
  at: number;
  boxes: DrawnBox[];
}

export interface Quote {
  /** What sentences refer to it by; null where no sentence does. */
  number: number | null;
  /** True where references lead: the first time that the number is printed. */
  anchor: boolean;
  kind: EvidenceKind;
  text: string;
  /** Who says it, or the heading that it stands under. */
  context: string | null;
  place: Place;
}

export interface AnswerBlock {
  kind: 'answer';
  /** '' where the title above has just said it. */
  question: string;
  status: 'answered' | 'notFound' | 'stopped';
  sentences: { text: string; references: { number: number; place: Place }[] }[];
  /** Offered where nothing was found. */
  nearest: Place[];
  note: string;
}

export interface MomentBlock {
  kind: 'moment';
  place: Place;
  /** Null for sound. */
  figure: Figure | null;
  quotes: Quote[];
  /** Quotes left out to keep the moment readable. */
  more: number;
  note: string;
}

export interface TextBlock {
  kind: 'text';
  text: string;
}

export type Block = AnswerBlock | MomentBlock | TextBlock;

export interface SourceRow {
  name: string;
  /** SHA-256 of the content. */
  sha256: string;
  kind: AssetKind | null;
  /** s; null for still pictures and files that have left the library. */
  duration: number | null;
}

export interface ReportDocument {
  title: string;
  author: string;
  /** ms since 1970 */
  exportedAt: number;
  appVersion: string;
  blocks: Block[];
  sources: SourceRow[];
  /** What made the evidence that is quoted: one line for each stage and model. */
  models: { stage: string; model: string; version: string }[];
}

/** A picture ready to embed, or the sentence that stands in its place. */
export type LoadedPicture = { jpeg: Uint8Array; width: number; height: number } | { missing: string };
export type LoadPicture = (figure: Figure) => Promise<LoadedPicture>;
