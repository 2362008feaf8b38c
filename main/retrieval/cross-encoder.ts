import type { Device } from '../../preload/contract/model.ts';
import { AppError } from '../app-error.ts';
import { contextOf, wordsOf } from '../language/evidence-text.ts';
import type { CrossEncoder } from '../models/text-models.ts';
import type { MomentHits } from './moments.ts';
import { type Reranker, textScorer } from './rerank.ts';

/** Moments that are read with the question; the others keep their order behind them. */
const POOL = 24;
/** Characters of a moment that are read: what does not fit is rarely what decides. */
const LENGTH = 800;
/**
 * How much the model counts beside the order that it was given, and by what its log odds are flattened (as in fuse.ts of the models that see).
 * A model that tells nothing apart changes nothing; one that is sure brings the last of the pool to the front, and one that is wrong can do no
 * more harm than that. Not measured: the weights lie on a hub that could not be reached. `npm run eval` with a real model must set it.
 */
const FUSION = { weight: 0.6, temperature: 2 };

interface Deps {
  /** The model that is chosen now. */
  crossEncoder: () => CrossEncoder | undefined;
  log: { warn(details: object, message: string): void };
}

/**
 * Ranks by words and meaning, fused with what a cross-encoder makes of the best moments' words (Nogueira and Cho 2019). Without one, or where
 * it fails, the text scorer's order stays, and in the second case the trace says why.
 * @returns a function that gives the reranker for one question
 */
export function createWordRanker({ crossEncoder, log }: Deps): () => Reranker {
  return () => {
    const model = crossEncoder();
    if (!model) return textScorer;
    let note: string | null = null;
    let device: Device | null = null;
    let looked = 0;
    return {
      name: model.id,
      get note() {
        return note;
      },
      get device() {
        return device;
      },
      get looked() {
        return looked;
      },
      async rerank(question, moments, signal) {
        const scores = await textScorer.rerank(question, moments, signal);
        const texts = moments.map(wordsOfMoment);
        const pool = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
        // A picture that nothing was said or written about has no words to weigh.
        const read = pool.filter((i) => texts[i] !== '').slice(0, POOL);
        if (read.length === 0) return scores;
        try {
          const ran = await model.score(
            question.text,
            read.map((i) => texts[i]!),
            signal,
          );
          note = ran.note;
          device = ran.device;
          looked = read.length;
          return fusedScores(scores, read, ran.scores);
        } catch (error) {
          if (signal.aborted) throw error;
          log.warn({ err: error }, 'moments could not be weighed by the model that reads them');
          const why = error instanceof AppError ? error.message : 'it failed';
          note = `Ranked by words and meaning only, because the model that weighs words did not answer: ${why}`;
          return scores;
        }
      },
    };
  };
}

/** @param read indices of the moments that the model judged, @param judged its scores, 0–1 */
function fusedScores(scores: readonly number[], read: readonly number[], judged: Float32Array): number[] {
  const before = read.map((i) => scores[i]!);
  const [least, most] = [Math.min(...before), Math.max(...before)];
  const spread = (score: number) => (most - least > 1e-9 ? (score - least) / (most - least) : 0.5);
  const { weight, temperature } = FUSION;
  const after = new Map(
    read.map((i, k) => [i, weight * flattened(judged[k]!, temperature) + (1 - weight) * spread(scores[i]!)]),
  );
  const floor = Math.min(...after.values());
  // Who was not read stays behind those that were, in the order of words and meaning.
  return scores.map((score, i) => after.get(i) ?? floor * (least > 0 ? Math.min(1, Math.max(0, score) / least) : 0));
}

/** σ(log odds / temperature) of a probability. */
function flattened(p: number, temperature: number): number {
  const safe = Math.min(1 - 1e-7, Math.max(1e-7, p));
  return 1 / (1 + Math.exp(-Math.log(safe / (1 - safe)) / temperature));
}

function wordsOfMoment({ hits }: MomentHits): string {
  const texts = hits.map(({ evidence }) => {
    const context = evidence.kind === 'text' ? contextOf(evidence).trim() : '';
    return context === '' ? wordsOf(evidence) : `${context}: ${wordsOf(evidence)}`;
  });
  return [...new Set(texts)].join('. ').replace(/\s+/g, ' ').slice(0, LENGTH);
}
