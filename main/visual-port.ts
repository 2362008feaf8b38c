import type { Scope, Trace } from '../preload/contract/answer.ts';
import type { Moment } from '../preload/contract/evidence.ts';

/** A moment after the model that looks at pictures has judged it. */
export interface JudgedMoment {
  moment: Moment;
  /** 0–1 within the question: what retrieval thought of it. */
  before: number;
  /** 0–1: what to sort by. */
  after: number;
  /** How likely the model finds it useful, 0–1; null where it did not look. */
  p: number | null;
  /** Tokens that it read; null where it did not look. */
  tokens: number | null;
  /** Visual tokens of its key frame; null where the frame was not looked at yet. */
  frame: Uint8Array | null;
}

export interface Judged {
  /** Best first. */
  moments: JudgedMoment[];
  reranker: Trace['reranker'];
  dropped: Trace['dropped'];
}

/** What answering asks of the model that looks at pictures; it and retrieval meet here, since neither room may import the other. */
export interface Visual {
  /** Judges moments and key frames of the scope that no search brought up. @param moments best first */
  judge(input: { question: string; scope: Scope; moments: readonly Moment[] }, signal: AbortSignal): Promise<Judged>;
  /** Answers from frames, told as it is written. */
  answer(
    input: { question: string; moments: readonly JudgedMoment[] },
    options: { signal: AbortSignal; onText(text: string): void },
  ): Promise<{ text: string; note: string | null }>;
  /** Frames that it can tell apart in one prompt. */
  readonly framesPerPrompt: number;
  readonly name: string;
  /** From which P(Yes) on a picture counts as useful. */
  readonly useful: number;
}
