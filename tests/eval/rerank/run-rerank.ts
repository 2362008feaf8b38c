import { availableParallelism } from 'node:os';
import type { ModelRef, Tasks } from '../../../native-models/protocol.ts';
import { openClip } from '../../../native-models/tasks/clip/clip.ts';
import { mergeFrame } from '../../../native-models/tasks/vlm/merge-frame.ts';
import { openVlm } from '../../../native-models/tasks/vlm/open-vlm.ts';
import { judge } from '../../../native-models/tasks/vlm/vlm.ts';
import { mergeToBudget } from '../../../native-models/tokens/merge.ts';
import { nearest } from '../../../native-models/tokens/nearest.ts';
import { packTokens } from '../../../native-models/tokens/pack.ts';
import { toBytes } from '../../../native-models/tokens/packed-bytes.ts';
import type { Tokens } from '../../../native-models/tokens/tokens.ts';
import { fixtureModel } from '../../fixtures/paths.ts';
import { meanFigures, type RankingFigures, rankingFigures } from './ranking.ts';
import { type Query, type RankingSet, readSet } from './read-set.ts';

/** Candidates that retrieval hands on, as in RagVL. */
const POOL = 20;

/** One way of making the tokens that are ranked. */
interface Setting {
  name: string;
  tokens: number;
  order: 'position' | 'aim';
  pack(frame: Tokens): Promise<Uint8Array>;
}

const byPosition = (tokens: number): Setting => ({
  name: `${tokens} tokens`,
  tokens,
  order: 'position',
  pack: async (frame) => toBytes(packTokens(await mergeFrame(nearest, frame, tokens))),
});
const byAim = (tokens: number): Setting => ({
  name: `${tokens} tokens, AIM`,
  tokens,
  order: 'aim',
  pack: async (frame) => toBytes(packTokens(mergeToBudget(frame, tokens, { order: 'aim', weight: 'mean' }))),
});
const settings = [byPosition(64), byPosition(32), byPosition(16), byPosition(8), byAim(32), byAim(16), byAim(8)];

export interface SettingFigures extends RankingFigures {
  name: string;
  tokens: number;
  order: 'position' | 'aim';
  /** Ranked by P(Yes) without retrieval's order. */
  alone: RankingFigures;
  /** Questions that no frame answers of which P stays below one half for all frames, and answerable ones that lose all. */
  abstention: number;
  falseAbstention: number;
}

export interface RerankFigures {
  queries: number;
  frames: number;
  retrieval: RankingFigures;
  settings: SettingFigures[];
}

export interface RerankOptions {
  /** Folders of the models; the tiny ones of the fixtures unless told otherwise. */
  vlm?: string;
  clip?: string;
}

/** Ranks each question's best 20 frames by CLIP again with the vision-language model: stored, merged, batched, as the app does it. */
export async function runRerank(dir: string, options: RerankOptions = {}): Promise<RerankFigures> {
  const threads = availableParallelism();
  const set = await readSet(dir);
  const pools = await retrieve(set, refTo(options.clip ?? fixtureModel('pico-clip')), threads);
  const answerable = set.queries.filter((query) => query.relevant.length > 0);
  const relevant = new Map(set.queries.map((query) => [query.id, new Set(query.relevant)]));
  const figuresOf = (rank: (query: Query) => string[]) =>
    meanFigures(answerable.map((query) => rankingFigures(rank(query), relevant.get(query.id)!)));

  const model = refTo(options.vlm ?? fixtureModel('pico-vlm'));
  const vlm = await openVlm(model, threads);
  const encoded: Tokens[] = [];
  for (const { image } of set.frames) encoded.push(...(await vlm.encode([image])));
  const results: SettingFigures[] = [];
  for (const setting of settings) {
    const packed = new Map<string, Uint8Array>();
    for (const [i, { id }] of set.frames.entries()) packed.set(id, await setting.pack(encoded[i]!));
    const judged = new Map<string, { id: string; p: number; fused: number }[]>();
    for (const query of set.queries) {
      const pool = pools.get(query.id)!;
      const candidates = pool.map(({ id, prior }) => ({ frames: [packed.get(id)!], text: '', prior }));
      const input: Tasks['vlm-score']['input'] = {
        ...{ model, order: 'frame-first', question: query.question, candidates, keep: POOL },
      };
      const { judgements } = await judge(vlm, input, silent);
      judged.set(
        query.id,
        pool.map(({ id }, i) => ({ id, ...judgements[i]! })),
      );
    }
    const by = (key: 'p' | 'fused') => (query: Query) =>
      [...judged.get(query.id)!].sort((a, b) => b[key] - a[key]).map(({ id }) => id);
    const abstains = ({ id }: Query) => judged.get(id)!.every(({ p }) => p < 0.5);
    const share = (queries: readonly Query[]) => queries.filter(abstains).length / Math.max(1, queries.length);
    results.push({
      ...{ name: setting.name, tokens: setting.tokens, order: setting.order },
      ...figuresOf(by('fused')),
      alone: figuresOf(by('p')),
      abstention: share(set.queries.filter((query) => query.relevant.length === 0)),
      falseAbstention: share(answerable),
    });
  }
  await vlm.close();
  const retrieval = figuresOf((query) => pools.get(query.id)!.map(({ id }) => id));
  return { queries: answerable.length, frames: set.frames.length, retrieval, settings: results };
}

const silent = { signal: new AbortController().signal, emit: () => {}, breathe: async () => {} };

function refTo(folder: string): ModelRef {
  return { id: folder, revision: '', folder, devices: ['cpu'], dtypes: { cpu: 'fp32' } };
}

/** Best frames of each question by cosine, with it spread over 0–1 as a prior. */
async function retrieve({ frames, queries }: RankingSet, model: ModelRef, threads: number) {
  const clip = await openClip(model, threads);
  const pictures: Float32Array[] = [];
  for (const { image } of frames) pictures.push((await clip.images([image], silent)).vectors);
  const pools = new Map<string, { id: string; prior: number }[]>();
  for (const { id, question } of queries) {
    const { vectors } = await clip.texts([question]);
    const ranked = frames
      .map((frame, i) => ({ id: frame.id, cosine: pictures[i]!.reduce((sum, x, k) => sum + x * vectors[k]!, 0) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, POOL);
    const least = ranked.at(-1)!.cosine;
    const range = ranked[0]!.cosine - least || 1;
    pools.set(
      id,
      ranked.map((one) => ({ id: one.id, prior: (one.cosine - least) / range })),
    );
  }
  await clip.close();
  return pools;
}

/** The figures as a table. */
export function rerankTable({ queries, frames, retrieval, settings: rows }: RerankFigures): string {
  const number = (value: number) => value.toFixed(3).padStart(9);
  const line = (name: string, ...cells: string[]) => `${name.padEnd(20)}${cells.join('')}`;
  const main = (one: RankingFigures) => [one.recall1, one.mrr, one.ndcg5].map(number);
  return [
    `${queries} questions over ${frames} frames, the best ${POOL} of each by CLIP ranked again`,
    line('', ...['recall@1', 'MRR', 'nDCG@5', 'P alone', 'abstains', 'falsely'].map((title) => title.padStart(9))),
    line('retrieval order', ...main(retrieval)),
    ...rows.map((row) =>
      line(row.name, ...main(row), ...[row.alone.ndcg5, row.abstention, row.falseAbstention].map(number)),
    ),
    'P alone: nDCG@5 without the order of retrieval. abstains: all P below one half where no frame answers; falsely: where one does.',
  ].join('\n');
}
