import type { CallOutput, CallParsed } from '../../preload/contract/contract.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { Moves, Retrieve } from '../retrieval-port.ts';

const EVERY: EvidenceKind[] = ['speech', 'subtitle', 'text', 'object', 'caption', 'note'];

/** A moment that holds a word of what is sought scores more, by meaning alone hardly any does. */
const WORDED = 0.25;
/**
 * Shares of the best score that a moment must have to be shown: beside one that holds the words, those that are only faintly near are
 * noise; where none holds them, unrelated speech lies nearly as near as what is meant, so only the nearest few are told.
 */
const LEAST = { worded: 0.25, meant: 0.75 };

/** Search as the search pane asks for it: moments of the chosen kinds (all when none is chosen) that have to do with it, best first. */
export async function searchMoments(
  deps: {
    retrieve: Retrieve;
    /** What the person's thumbs move for a question. */
    movesOf?(question: string, signal: AbortSignal): Promise<Moves | undefined>;
    clock: () => number;
  },
  input: CallParsed<'search.run'>,
  signal: AbortSignal,
): Promise<CallOutput<'search.run'>> {
  const began = deps.clock();
  const chosen = input.kinds.length > 0 ? input.kinds : EVERY;
  const { moments, trace } = await deps.retrieve(
    {
      text: input.query,
      kinds: Object.fromEntries(chosen.map((kind) => [kind, 1])),
      scope: input.scope,
      limit: input.limit,
      moves: await deps.movesOf?.(input.query, signal),
    },
    signal,
  );
  const best = Math.max(0, ...moments.map(({ score }) => score));
  const least = best * (best >= WORDED ? LEAST.worded : LEAST.meant);
  // A thumb down puts a moment lower, it hides none.
  const lowered = new Set(trace.hits.filter(({ moved }) => (moved ?? 0) < 0).map(({ momentId }) => momentId));
  return {
    moments: moments.filter(({ id, score }) => score >= least || lowered.has(id)),
    ms: deps.clock() - began,
  };
}
