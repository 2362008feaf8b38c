import type { Evidence } from '../../../preload/contract/evidence.ts';
import type { Ask } from '../question/ask.ts';
import type { Condition } from '../question/condition.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import type { Scored } from '../reading/score.ts';

/** How near two words lie in meaning, −1..1, by a model that is asked once for all of them. */
export type Nearness = (word: string, others: Iterable<string>) => number;

/** A possible answer with what it rests on. */
export interface Candidate {
  /** What answers: "12:04", "Old Weir", "your route with them". */
  text: string;
  /** What is told beside it, null where the text is all. */
  support: string | null;
  /** What it was read from; the check looks for the question's words here. */
  passage: Passage;
  /** What is cited, first the main one. */
  evidence: Evidence[];
  /** 0–1: how sure the reader is that this is the kind of thing asked for. */
  fit: number;
  /** Score of the passage. */
  base: number;
  reader: string;
  /** What the citation points at where it is not the evidence's own span: a silence lies between two. */
  span: { start: number; end: number } | null;
  /** Read off detections: what the detector cannot see (a colour, a cloth) can be neither borne out nor denied. */
  visual: boolean;
  /** Words of the question that the reader itself has accounted for (a column chosen, a noun counted). Stems. */
  accounted: string[];
  /** Read by a model: how much likelier than no answer, 0–1. */
  sure?: number;
}

export interface ReadInput {
  ask: Ask;
  /** Passages in scope, best first. */
  scored: readonly Scored[];
  views: readonly AssetView[];
  /** What the answer must lie in, where the question has a condition. */
  window: Window | null;
  /** How near words of the question lie in meaning to words of columns' titles. */
  near: Nearness;
  /** That condition. */
  condition: Condition | null;
  /** What fulfilled it. */
  hop: Passage | null;
}

export interface Window {
  assetId: string;
  start: number;
  end: number;
}

export type Reader = (input: ReadInput) => Candidate[];

export function candidate(
  scored: Scored,
  reader: string,
  text: string,
  fit: number,
  more: Partial<Candidate> = {},
): Candidate {
  const { passage } = scored;
  return {
    text: text.trim(),
    support: null,
    passage,
    evidence: passage.evidence,
    fit,
    base: scored.score,
    reader,
    span: null,
    visual: false,
    accounted: [],
    ...more,
  };
}
