/**
 * `npm run bench -- merging`: ms to merge the visual tokens of one frame by half and to a quarter, in plain code and with
 * the graph, and where the graph begins to pay; then packing. Two threads, as the worker has on a small machine.
 */
import { openSimilarity } from '../../native-models/runtimes/similarity.ts';
import { budgetOf, mergeToBudget, mergeToBudgetWith } from '../../native-models/tokens/merge.ts';
import { nearest } from '../../native-models/tokens/nearest.ts';
import { packTokens } from '../../native-models/tokens/pack.ts';
import { toBytes } from '../../native-models/tokens/packed-bytes.ts';
import { type Tokens, tokensOf } from '../../native-models/tokens/tokens.ts';

const GRIDS = [
  [8, 576],
  [16, 576],
  [32, 576],
  [64, 576],
  [64, 1152],
  [196, 1152],
  [576, 1152],
  [1024, 576],
  [1024, 1152],
  [1296, 1152],
] as const;
const THREADS = 2;

function noise(n: number, d: number): Tokens {
  return tokensOf(
    Float32Array.from({ length: n * d }, () => Math.random() - 0.5),
    n,
    d,
  );
}

/** ms of the middle run of many, after some to warm up. */
async function median(run: () => unknown): Promise<number> {
  const taken: number[] = [];
  const until = performance.now() + 1500;
  for (let i = 0; i < 8 || (performance.now() < until && i < 200); i++) {
    const begun = performance.now();
    await run();
    if (i >= 3) taken.push(performance.now() - begun);
  }
  return taken.sort((a, b) => a - b)[taken.length >> 1]!;
}

const graph = await openSimilarity(THREADS, 0);
const chosen = await openSimilarity(THREADS);
const rows: Record<string, Record<string, string>> = {};
for (const [n, d] of GRIDS) {
  const tokens = noise(n, d);
  const half = budgetOf(n, 0.5);
  const quarter = budgetOf(n, 0.25);
  const sources = tokens.data.subarray(0, (n >> 1) * d);
  const merged = mergeToBudget(tokens, quarter);
  const columns: Record<string, () => unknown> = {
    'search, plain': () => nearest(sources, sources, d),
    'search, graph': () => graph.nearest(sources, sources, d),
    'to half, plain': () => mergeToBudget(tokens, half),
    'to half': () => mergeToBudgetWith(chosen.nearest, tokens, half),
    'to a quarter': () => mergeToBudgetWith(chosen.nearest, tokens, quarter),
    'pack a quarter': () => toBytes(packTokens(merged)),
  };
  const row: Record<string, string> = { products: `${(((n >> 1) ** 2 * d) / 1e6).toFixed(3)} M` };
  for (const [name, run] of Object.entries(columns)) row[name] = (await median(run)).toFixed(2);
  rows[`${n} × ${d}`] = row;
}
await graph.close();
await chosen.close();
console.log('ms a frame');
console.table(rows);
