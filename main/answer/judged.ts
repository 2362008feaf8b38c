import type { Verdict } from './check.ts';
import type { Candidate } from './readers/candidate.ts';

/** An answer that a reader proposed, with what checking made of it; `total` orders them. */
export interface Judged {
  found: Candidate;
  verdict: Verdict;
  total: number;
  /** 0–1: how likely it is right, see `confidence`. */
  sure: number;
  /** What was weighed, by name; left out where nothing was. */
  signs?: Readonly<Record<string, number>>;
}
