import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../main/library/library.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { normalFrom, randomFrom } from '../fixtures/random.ts';

/** Times and recall of the library's searches and commits on made-up evidence. `node tests/bench/library.ts [evidences] [assets]`. */
const SIZE = Number(process.argv[2] ?? 100_000);
const ASSETS = Number(process.argv[3] ?? 100);
const DIMENSIONS = 384;
const VOCABULARY = 20_000;

/** The same library each time. */
const random = randomFrom(1);
const normal = normalFrom(random);

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
}
const centres = Array.from({ length: 500 }, () => Float32Array.from({ length: DIMENSIONS }, normal));
/** Clustered as sentences are: a topic and as much of their own. */
const clustered = (): Float32Array => {
  const centre = centres[Math.floor(random() * centres.length)]!;
  return unit(centre.map((x) => x + normal()));
};

/** Zipf's law, as words are. */
const word = (): string => `w${Math.floor(VOCABULARY ** random())}`;
/** Without the 50 most common, which retrieval leaves out of a question as stop words. */
const contentWord = (): string => `w${Math.floor(50 * (VOCABULARY / 50) ** random())}`;
const sixTerms = (): string[] => Array.from({ length: 6 }, contentWord);

function evidenceOf(assetId: string, order: number): Evidence {
  return {
    id: `${assetId.slice(-6)}-${order}`,
    assetId,
    kind: (['speech', 'text', 'subtitle', 'object'] as const)[order % 4]!,
    start: order,
    end: order + 4,
    text: Array.from({ length: 12 }, word).join(' '),
    box: null,
    confidence: 0.9,
    source: { stage: 'bench', model: 'none', version: '1' },
    detail: { kind: 'note' },
  };
}

function median(run: (i: number) => void, times = 21): { p50: number; p95: number } {
  const taken = Array.from({ length: times }, (_, i) => {
    const start = performance.now();
    run(i);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { p50: taken[Math.floor(times / 2)]!, p95: taken[Math.floor(times * 0.95)]! };
}

function exact(query: Float32Array, all: Map<string, Float32Array>, limit: number): Set<string> {
  const scored = [...all].map(([id, vector]) => ({ id, score: vector.reduce((sum, x, i) => sum + x * query[i]!, 0) }));
  return new Set(
    scored
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id),
  );
}

function recallAt10(library: Library, all: Map<string, Float32Array>, query: () => Float32Array): number {
  const rounds = 20;
  let found = 0;
  for (let i = 0; i < rounds; i++) {
    const vector = query();
    const truth = exact(vector, all, 10);
    const hits = library.search.vectors(vector, { scope: { assetIds: [] }, kinds: [], limit: 10 });
    found += hits.filter(({ evidenceId }) => truth.has(evidenceId)).length;
  }
  return found / (rounds * 10);
}

const dir = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
const library = openLibrary(dir, { log: silentLog });
try {
  const ids = Array.from({ length: ASSETS }, (_, i) => i.toString(16).padStart(64, '0'));
  const vectors = new Map<string, Float32Array>();
  let fill = 0;
  for (const [i, id] of ids.entries()) {
    library.assets.add({
      id,
      name: `${i}.mp4`,
      path: `/bench/${i}.mp4`,
      kind: 'video',
      mime: 'video/mp4',
      playable: true,
      size: 1,
      duration: 4000,
      width: 2,
      height: 2,
      rotation: 0,
      fps: 25,
      variableFrameRate: false,
      tracks: [],
    });
    const evidence = Array.from({ length: Math.ceil(SIZE / ASSETS) }, (_, order) => evidenceOf(id, order));
    const made = evidence.map((one, order) => ({
      id: one.id,
      vector: order % 2 === 0 ? clustered() : unit(Float32Array.from({ length: DIMENSIONS }, normal)),
    }));
    for (const { id: key, vector } of made) vectors.set(key, vector);
    const start = performance.now();
    library.stages.commit({ assetId: id, stage: 'speech', unit: 'all', evidence, vectors: made });
    fill += performance.now() - start;
  }

  const asset = ids[1]!;
  const anywhere = { assetIds: [] };
  const ask = (scope: { assetIds: string[]; from?: number; to?: number }) => () =>
    library.search.vectors(clustered(), { scope, kinds: [], limit: 50 });
  const thousand = Array.from({ length: 1000 }, (_, order) => evidenceOf(asset, 100_000 + order));
  const thousandVectors = thousand.map(({ id }) => ({ id, vector: clustered() }));
  const common = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'];
  const rows = {
    'fill, per 1000 evidences': { p50: fill / (SIZE / 1000), p95: Number.NaN },
    'vectors, whole library, 50 hits': median(ask(anywhere)),
    'vectors, whole library, 2 kinds': median(() =>
      library.search.vectors(clustered(), { scope: anywhere, kinds: ['speech', 'text'], limit: 50 }),
    ),
    'vectors, one asset': median(ask({ assetIds: [asset] })),
    'vectors, 60 s of one asset': median(ask({ assetIds: [asset], from: 100, to: 160 })),
    'words, 6 content words': median(() => library.search.words(sixTerms(), { scope: anywhere, kinds: [], limit: 50 })),
    'words, the 6 most common terms': median(() =>
      library.search.words(common, { scope: anywhere, kinds: [], limit: 50 }),
    ),
    'words, one asset': median(() =>
      library.search.words(sixTerms(), { scope: { assetIds: [asset] }, kinds: [], limit: 50 }),
    ),
    'frequencies of 6 terms': median(() => void library.search.frequencies(sixTerms())),
    'evidence of 50 ids': median((i) => void library.evidence.byIds([...vectors.keys()].slice(i * 50, i * 50 + 50))),
    'list of assets': median(() => void library.assets.list(), 5),
    'counts of the whole library': median(() => void library.evidence.counts(anywhere), 5),
    'commit of 1000 evidences with vectors': median(
      () =>
        library.stages.commit({
          assetId: asset,
          stage: 'text',
          unit: 'bench',
          evidence: thousand,
          vectors: thousandVectors,
        }),
      5,
    ),
    'commit of 1 evidence': median((i) =>
      library.stages.commit({
        assetId: asset,
        stage: 'objects',
        unit: `${i}`,
        evidence: [evidenceOf(asset, 200_000 + i)],
      }),
    ),
  };
  console.log(`${SIZE} evidences of ${DIMENSIONS} dimensions in ${ASSETS} assets, ms`);
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, { p50, p95 }]) => [name, { p50: p50.toFixed(2), p95: p95.toFixed(2) }]),
    ),
  );
  const uniform = () => unit(Float32Array.from({ length: DIMENSIONS }, normal));
  console.log(
    `recall@10 against brute force: clustered ${recallAt10(library, vectors, clustered)}, random ${recallAt10(library, vectors, uniform)}`,
  );
} finally {
  library.close();
  rmSync(dir, { recursive: true, force: true });
}
