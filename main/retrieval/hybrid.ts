import type { Scope } from '../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { Library } from '../library/library.ts';
import type { Hit } from '../retrieval-port.ts';

/** Rank constant of reciprocal rank fusion (Cormack et al. 2009 take 60 for long lists; ours are short). */
const RANK = 20;

/** How many hits of a kind may go on: a talkative kind must not crowd out the others. */
const BUDGET: Record<EvidenceKind, number> = { speech: 60, subtitle: 60, text: 60, object: 20, caption: 20, note: 20 };

/** Groups that are ranked apart, so that a short label competes with labels and not with sentences. */
const GROUPS: readonly (readonly EvidenceKind[])[] = [
  ['speech', 'subtitle'],
  ['text'],
  ['object'],
  ['caption', 'note'],
];

/**
 * Words (BM25) and meaning (cosine) for each kind, fused by reciprocal rank.
 * @param vector of the question, or undefined where no model gives one: words alone then.
 */
export function hybridSearch(
  library: Pick<Library, 'search' | 'evidence'>,
  input: {
    terms: readonly string[];
    vector: Float32Array | undefined;
    kinds: Partial<Record<EvidenceKind, number>>;
    scope: Scope;
  },
): Hit[] {
  const found = new Map<string, { words: number; cosine: number; fused: number }>();
  const of = (id: string) => {
    const known = found.get(id) ?? { words: 0, cosine: 0, fused: 0 };
    found.set(id, known);
    return known;
  };
  for (const group of GROUPS) {
    const kinds = group.filter((kind) => (input.kinds[kind] ?? 0) > 0);
    if (kinds.length === 0) continue;
    const weight = Math.max(...kinds.map((kind) => input.kinds[kind] ?? 0));
    const filter = { scope: input.scope, kinds, limit: BUDGET[kinds[0]!] };
    const byWords = input.terms.length > 0 ? library.search.words(input.terms, filter) : [];
    byWords.forEach((hit, rank) => {
      const known = of(hit.evidenceId);
      known.words = hit.score;
      known.fused += weight / (RANK + rank);
    });
    const byMeaning = input.vector ? library.search.vectors(input.vector, filter) : [];
    byMeaning.forEach((hit, rank) => {
      const known = of(hit.evidenceId);
      known.cosine = hit.score;
      known.fused += weight / (RANK + rank);
    });
  }
  return library.evidence
    .byIds([...found.keys()])
    .map((evidence) => ({ evidence, ...found.get(evidence.id)! }))
    .sort((a, b) => b.fused - a.fused || (a.evidence.id < b.evidence.id ? -1 : 1));
}
