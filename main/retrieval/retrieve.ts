import type { Models } from '../../native-models/protocol.ts';
import { type Term, terms } from '../language/terms.ts';
import type { Library } from '../library/library.ts';
import type { Retrieve, Retrieved } from '../retrieval-port.ts';
import { hybridSearch } from './hybrid.ts';
import { buildMoments } from './moments.ts';
import type { Reranker } from './rerank.ts';

export interface RetrievalDeps {
  library: Library;
  models: Models;
  reranker: Reranker;
  /** ms, monotonic */
  clock: () => number;
}

/** Share of a kind's weight by class of term: what speaks of the recording hardly tells one moment from another. */
const CLASS_WEIGHT: Record<Term['kind'], number> = { content: 1, name: 1.2, number: 0.7, light: 0.3, meta: 0.35 };

/**
 * From a question to ranked moments: words and vectors for each kind, reciprocal rank fusion, moments, reranking.
 * A failing embedding model leaves words alone and says so in the trace.
 */
export function createRetriever(deps: RetrievalDeps): Retrieve {
  return async (query, signal) => {
    const began = deps.clock();
    const question = weighTerms(deps.library, query.text);
    const { vector, note } = await embedQuestion(deps.models, query.text, signal);
    const embedded = deps.clock();
    const hits = hybridSearch(deps.library, {
      terms: question.terms.map((term) => term.word),
      vector,
      kinds: query.kinds,
      scope: query.scope,
    });
    const names = new Map<string, string>();
    const nameOf = (id: string) => {
      if (!names.has(id)) names.set(id, deps.library.assets.get(id)?.name ?? '');
      return names.get(id)!;
    };
    const candidates = buildMoments(hits.slice(0, 150), (id) => deps.library.keyFrames.ofAsset(id));
    const searched = deps.clock();
    const scores = await deps.reranker.rerank({ text: query.text, ...question, nameOf }, candidates, signal);
    signal.throwIfAborted();
    const ranked = candidates
      .map((candidate, i) => ({ ...candidate, before: candidate.moment.score, after: scores[i] ?? 0 }))
      .sort((a, b) => b.after - a.after);
    const kept = ranked.slice(0, query.limit);
    return {
      moments: kept.map(({ moment, after }) => ({ ...moment, score: Math.min(1, Math.max(0, after)) })),
      hits,
      trace: {
        hits: kept.map(({ moment, before, after }) => ({
          momentId: moment.id,
          assetId: moment.assetId,
          start: moment.start,
          end: moment.end,
          text: (moment.evidence[0]?.text ?? '').slice(0, 200),
          before,
          after,
        })),
        reranker: { name: deps.reranker.name, note: note ?? deps.reranker.note },
        dropped: ranked.slice(query.limit, query.limit + 10).map(({ moment }) => ({
          text: (moment.evidence[0]?.text ?? '').slice(0, 120),
          why: `ranked below the first ${query.limit} moments`,
        })),
        stages: [
          { name: 'embed question', ms: embedded - began },
          { name: 'search', ms: searched - embedded },
          { name: 'rerank', ms: deps.clock() - searched },
        ],
      },
    } satisfies Retrieved;
  };
}

/** Terms of a question with weights that grow with rareness in this library (BM25's idf, 0–1). */
export function weighTerms(library: Pick<Library, 'search'>, text: string): { terms: Term[]; weights: number[] } {
  const found = terms(text);
  const { total, counts } = library.search.frequencies(found.map((term) => term.word));
  const most = Math.log(1 + (total + 0.5) / 0.5) || 1;
  const weights = found.map((term, i) => {
    const n = counts[i] ?? 0;
    // A word that nothing holds cannot tell moments apart, but it must not count for nothing: it may be the point of the question.
    const rareness = Math.log(1 + (total - n + 0.5) / (n + 0.5)) / most;
    return CLASS_WEIGHT[term.kind] * (0.25 + 0.75 * Math.max(0, rareness));
  });
  return { terms: found, weights };
}

async function embedQuestion(models: Models, text: string, signal: AbortSignal) {
  try {
    const { vectors, dimensions } = await models.run('embed-text', { texts: [text] }, { signal });
    return { vector: vectors.slice(0, dimensions), note: null };
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : 'unknown error';
    return { vector: undefined, note: `Searched by words only, because the embedding model did not answer: ${why}` };
  }
}
