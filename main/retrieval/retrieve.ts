import type { Models } from '../../native-models/protocol.ts';
import { type AskSwitches, SWITCHES } from '../ask-switches.ts';
import { fullnessOf } from '../language/fullness.ts';
import { namedObjects } from '../language/object-names.ts';
import { weighTerms } from '../language/weigh.ts';
import type { Library } from '../library/library.ts';
import type { Retrieve, Retrieved } from '../retrieval-port.ts';
import type { FindPictures } from './find-pictures.ts';
import { hybridSearch } from './hybrid.ts';
import { buildMoments } from './moments.ts';
import { addPictures } from './picture-moments.ts';
import { pictureWeight } from './picture-weight.ts';
import type { Reranker } from './rerank.ts';

export interface RetrievalDeps {
  library: Library;
  models: Models;
  /** Or what gives one for each question. */
  reranker: Reranker | (() => Reranker);
  findPictures: FindPictures;
  /** ms, monotonic */
  clock: () => number;
  /** The product's where it is left out. */
  switches?: Readonly<AskSwitches>;
}

/** Pictures that a search may bring up. */
const PICTURES = 20;
/** What a picture that fits counts for beside words, whose scores of a good moment lie between 0.3 and 0.8. */
const SEEN = 0.25;

/** How far a thumb on a like question moves a moment at most: past its neighbours, not from the last to the first. */
const MOVED = 0.15;

/**
 * From a question to ranked moments: words and vectors for each kind, reciprocal rank fusion, moments, reranking.
 * A failing embedding model leaves words alone and says so in the trace.
 */
export function createRetriever(deps: RetrievalDeps): Retrieve {
  const { switches = SWITCHES } = deps;
  return async (query, signal) => {
    const began = deps.clock();
    const question = weighTerms(query.text, deps.library.search.frequencies);
    const { vector, note } = switches.vectors
      ? await embedQuestion(deps.models, query.text, signal)
      : { vector: undefined, note: null };
    const embedded = deps.clock();
    const hits = hybridSearch(deps.library, {
      // The detector's own names are searched beside the question's: "people" is written "person" there.
      terms: switches.words
        ? [...question.terms.map((term) => term.word), ...namedObjects(query.text).flatMap((object) => object.labels)]
        : [],
      vector,
      kinds: query.kinds,
      scope: query.scope,
    });
    const names = new Map<string, string>();
    const nameOf = (id: string) => {
      if (!names.has(id)) names.set(id, deps.library.assets.get(id)?.name ?? '');
      return names.get(id)!;
    };
    const fullness = (id: string) => fullnessOf(deps.library.assets.get(id));
    const found = buildMoments(hits.slice(0, 150), (id) => deps.library.keyFrames.ofAsset(id));
    const searched = deps.clock();
    const weight = pictureWeight(query.text, query.kinds);
    const pictures = weight > 0 ? await deps.findPictures(query.text, query.scope, PICTURES, signal) : undefined;
    const { candidates, fits } = addPictures(deps.library, found, pictures?.hits ?? [], weight);
    const looked = deps.clock();
    const reranker = typeof deps.reranker === 'function' ? deps.reranker() : deps.reranker;
    const scores = await reranker.rerank({ text: query.text, ...question, nameOf, fullness }, candidates, signal);
    signal.throwIfAborted();
    const ranked = candidates
      .map((candidate, i) => {
        const moved = query.moves?.moment(candidate.moment) ?? 0;
        const score = switches.rerank ? (scores[i] ?? 0) : candidate.moment.score;
        const plain = score + SEEN * weight * (fits.get(candidate.moment.id) ?? 0);
        return { ...candidate, before: candidate.moment.score, plain, moved, after: plain + MOVED * moved };
      })
      // A thumb up may bring a moment in, a thumb down must not hide one: who is kept is chosen without it.
      .sort((a, b) => Math.max(b.plain, b.after) - Math.max(a.plain, a.after));
    const kept = ranked.slice(0, query.limit).sort((a, b) => b.after - a.after);
    return {
      moments: kept.map(({ moment, after }) => ({ ...moment, score: Math.min(1, Math.max(0, after)) })),
      hits,
      trace: {
        hits: kept.map(({ moment, before, after, moved }) => ({
          momentId: moment.id,
          assetId: moment.assetId,
          start: moment.start,
          end: moment.end,
          text: (moment.evidence[0]?.text ?? '').slice(0, 200),
          before,
          after,
          p: null,
          tokens: null,
          ...(moved === 0 ? {} : { moved }),
        })),
        reranker: {
          name: reranker.name,
          note: note ?? pictures?.note ?? reranker.note,
          device: reranker.device ?? null,
          looked: reranker.looked ?? 0,
        },
        dropped: ranked.slice(query.limit, query.limit + 10).map(({ moment }) => ({
          text: (moment.evidence[0]?.text ?? '').slice(0, 120),
          why: `ranked below the first ${query.limit} moments`,
        })),
        stages: [
          { name: 'embed question', ms: embedded - began },
          { name: 'search', ms: searched - embedded },
          ...(pictures ? [{ name: 'search pictures', ms: looked - searched }] : []),
          { name: 'rerank', ms: deps.clock() - looked },
        ],
      },
    } satisfies Retrieved;
  };
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
