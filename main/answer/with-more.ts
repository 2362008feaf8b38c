import type { Query, Retrieve, Retrieved } from '../retrieval-port.ts';

/** Words that a model thought of find a thing about as well as the question's own; of equals those win. */
const WEIGHT = 0.9;

/**
 * Retrieval that also looks for what a model added to a question: what that finds comes behind what the question's own words found.
 * @param questions the searches to which it is added; others (conditions, sub-questions) stay as they are
 */
export function withMore(retrieve: Retrieve, more: readonly string[], questions: readonly string[]): Retrieve {
  if (more.length === 0) return retrieve;
  return async (query, signal) => {
    const own = await retrieve(query, signal);
    if (!questions.includes(query.text)) return own;
    let all = own;
    for (const text of more) all = joined(all, await retrieve({ ...query, text }, signal), query);
    return all;
  };
}

function joined(own: Retrieved, added: Retrieved, { limit }: Query): Retrieved {
  const known = new Set(own.moments.map(({ id }) => id));
  const moments = added.moments
    .filter(({ id }) => !known.has(id))
    .map((one) => ({ ...one, score: WEIGHT * one.score }));
  const cosines = new Map(added.hits.map((hit) => [hit.evidence.id, WEIGHT * hit.cosine]));
  const held = new Set(own.hits.map((hit) => hit.evidence.id));
  return {
    // A file that only the added words find still gets its place among those that are read.
    moments: [...own.moments.slice(0, Math.max(1, limit - Math.min(4, moments.length))), ...moments].slice(0, limit),
    hits: [
      ...own.hits.map((hit) => ({ ...hit, cosine: Math.max(hit.cosine, cosines.get(hit.evidence.id) ?? 0) })),
      ...added.hits.filter((hit) => !held.has(hit.evidence.id)).map((hit) => ({ ...hit, cosine: WEIGHT * hit.cosine })),
    ],
    trace: own.trace,
  };
}
