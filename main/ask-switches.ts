/** Parts of the way from a question to its answer. All of a product's answers go by `SWITCHES`; an ablation turns one at a time. */
export interface AskSwitches {
  /** Search by words (BM25). */
  words: boolean;
  /** Search by meaning. */
  vectors: boolean;
  /** Moments are ordered by what they hold of the question, not by the fused ranks alone. */
  rerank: boolean;
  /** A question in steps is answered in steps: where what it refers to is, then what it asks, read there. */
  steps: boolean;
  /** What the cited evidence does not bear is no answer. */
  check: boolean;
  /** A second answer that contradicts the first is told beside it. */
  conflicts: boolean;
  /** A small scope is read whole, not only what retrieval found (LaRA). */
  longContext: boolean;
  /** Files that say the same lend one that stands for all (CRAG). */
  twins: boolean;
  /** Passages that are near the question neither in words nor in meaning are not read (Video-RAG). */
  thresholds: boolean;
  /** Each kind of evidence gives the readers so many passages at most. */
  budgets: boolean;
  /** Passages of one file that say the same lend one that stands for all (CRAG). */
  representatives: boolean;
  /** What comes after a sharp fall of the score is not read (MMed-RAG). */
  sharpDrop: boolean;
  /** A picture that several moments share stands once in a prompt (CRAG). */
  onePicture: boolean;
  /** In a prompt of several pictures the best stand first and last (Long-context LLMs meet RAG). */
  endsFirst: boolean;
}

/** Chosen by `npm run eval -- ablation`; tests/eval/README.md has the table. */
export const SWITCHES: Readonly<AskSwitches> = {
  words: true,
  vectors: true,
  rerank: true,
  steps: true,
  check: true,
  conflicts: true,
  longContext: true,
  twins: true,
  thresholds: false,
  budgets: false,
  representatives: false,
  sharpDrop: false,
  onePicture: true,
  endsFirst: false,
};
