import type { KeyFrame } from '../preload/contract/asset.ts';
import type { NamedObject } from './language/object-names.ts';

/** A picture to look at again: a key frame at its own second, or at another one of its span. */
export interface LookAt {
  frame: KeyFrame;
  /** s */
  time: number;
}

export interface Looked {
  /** Files in which something was found: the library holds it as evidence of theirs. */
  assetIds: string[];
  /** Pictures that were looked at, now or for an earlier question. */
  frames: number;
  /** One sentence where something could not be done; null where all was. */
  note: string | null;
}

/**
 * Looks for one thing in a few pictures, more closely than when the files were taken in (Video-RAG, step 5). What is found becomes evidence.
 * Answering and ingest meet here, since neither room may import the other.
 * @throws what the signal was aborted with
 */
export type LookAgain = (sought: NamedObject, at: readonly LookAt[], signal: AbortSignal) => Promise<Looked>;
