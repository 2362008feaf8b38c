import type { CallOutput, CallParsed } from '../../preload/contract/contract.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { Moves, Retrieve } from '../retrieval-port.ts';

const EVERY: EvidenceKind[] = ['speech', 'subtitle', 'text', 'object', 'caption', 'note'];

/** Search as the search pane asks for it: moments of the chosen kinds (all when none is chosen), best first. */
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
  const { moments } = await deps.retrieve(
    {
      text: input.query,
      kinds: Object.fromEntries(chosen.map((kind) => [kind, 1])),
      scope: input.scope,
      limit: input.limit,
      moves: await deps.movesOf?.(input.query, signal),
    },
    signal,
  );
  return { moments, ms: deps.clock() - began };
}
