import type { Scope, Trace } from '../preload/contract/answer.ts';
import type { Evidence, EvidenceKind, Moment } from '../preload/contract/evidence.ts';

/** What retrieval is asked for. Answering and search meet it here, since neither room may import the other. */
export interface Query {
  text: string;
  /** Kinds to search with their weight; a kind that is left out is not searched. */
  kinds: Partial<Record<EvidenceKind, number>>;
  scope: Scope;
  /** Moments wanted. */
  limit: number;
  /** What the person's thumbs on like questions move; left out where there are none. */
  moves?: Moves;
}

/** What thumbs on like questions say of evidence and moments, −1 (of no use) to 1 (of use), 0 where they say nothing. */
export interface Moves {
  /** Of what is cited together: the strongest. */
  evidence(ids: readonly string[]): number;
  moment(moment: Moment): number;
}

/** One evidence that a search brought up. */
export interface Hit {
  evidence: Evidence;
  /** BM25, 0 where words did not find it. */
  words: number;
  /** Cosine to the question, 0 where it is not known. */
  cosine: number;
  /** Reciprocal rank fusion over the lists that held it. */
  fused: number;
}

export interface Retrieved {
  /** Best first, after reranking; each at most 30 s long. */
  moments: Moment[];
  hits: Hit[];
  trace: Pick<Trace, 'hits' | 'reranker' | 'dropped' | 'stages'>;
}

export type Retrieve = (query: Query, signal: AbortSignal) => Promise<Retrieved>;
