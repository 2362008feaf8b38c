import type { AssetId, AssetKind } from '../../preload/contract/asset.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { DrawnBox, ReportTemplate } from '../../preload/contract/report.ts';

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
  /** Which of the document's sources, from 1. */
  source: number;
  /** Where the file lies, as a relative address with its second, already escaped for a URL; null unless the report was asked to lead there. */
  href: string | null;
}

/** A picture of one second with what is drawn on it. */
export interface Figure {
  assetId: AssetId;
  place: Place;
  /** s */
  at: number;
  boxes: DrawnBox[];
  /** Regions that nobody who gets the report may see. */
  hidden: number;
}

export interface Quote {
  /** What sentences refer to it by; null where no sentence does. */
  number: number | null;
  /** True where references lead: the first time that the number is printed. */
  anchor: boolean;
  evidenceId: string;
  kind: EvidenceKind;
  /** True where a person hid it in the picture: `text` then says so instead. */
  withheld: boolean;
  text: string;
  /** Who says it, or the heading that it stands under. */
  context: string | null;
  /** Who says it, where that is known. */
  speaker: string | null;
  place: Place;
  /** What made it out; null where the library holds it no more. */
  madeBy: { stage: string; model: string; version: string } | null;
}

/** What `id` names can be jumped to; `level` is the heading's, 2–4, without gaps from the title's 1. */
interface Headed {
  id: string;
  level: number;
}

export interface HeadingBlock extends Headed {
  kind: 'heading';
  text: string;
}

export interface AnswerBlock extends Headed {
  kind: 'answer';
  /** '' where the title above has just said it. */
  question: string;
  status: 'answered' | 'notFound' | 'stopped';
  sentences: { text: string; references: { number: number; place: Place }[] }[];
  /** Offered where nothing was found. */
  nearest: Place[];
  note: string;
}

export interface MomentBlock extends Headed {
  kind: 'moment';
  /** From 1, in the order of printing; null in minutes, which have no exhibits. */
  exhibit: number | null;
  place: Place;
  /** Null for sound. */
  figure: Figure | null;
  quotes: Quote[];
  /** Quotes left out to keep the moment readable. */
  more: number;
  note: string;
}

/** Paragraphs are parted by an empty line. */
export interface TextBlock {
  kind: 'text';
  text: string;
}

/** Moments that are told together: the rows of the evidence log, or of one file's minutes. */
export interface MomentsBlock {
  kind: 'moments';
  moments: MomentBlock[];
}

/** What the person concluded, in minutes; `place` is what it was noted at, null for a note on an answer. */
export interface DecisionsBlock {
  kind: 'decisions';
  decisions: { text: string; place: Place | null }[];
}

export type Block = HeadingBlock | AnswerBlock | MomentBlock | TextBlock | MomentsBlock | DecisionsBlock;

export interface SourceRow {
  /** What the log's rows name it by, from 1. */
  number: number;
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
  template: ReportTemplate;
  /** As it is printed: the report's own day, or the moment of export. */
  date: string;
  /** ms since 1970 */
  exportedAt: number;
  appVersion: string;
  /** What stands under the title: who spoke, how many exhibits. */
  facts: { label: string; value: string }[];
  /** Where a long report's parts stand; [] for a short one. Depth 1 or 2. */
  contents: { id: string; text: string; depth: number }[];
  blocks: Block[];
  sources: SourceRow[];
  /** What made the evidence that is quoted: one line for each stage and model. */
  models: { stage: string; model: string; version: string }[];
}

/** A picture ready to embed, or the sentence that stands in its place. */
export type LoadedPicture = { jpeg: Uint8Array; width: number; height: number } | { missing: string };
export type LoadPicture = (figure: Figure) => Promise<LoadedPicture>;
