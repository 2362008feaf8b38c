import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { openSimilarity } from '../../../../native-models/runtimes/similarity.ts';
import { mergeToBudget, mergeToBudgetWith } from '../../../../native-models/tokens/merge.ts';
import { nearest } from '../../../../native-models/tokens/nearest.ts';
import { generic, rowsOf } from './arbitrary-tokens.ts';

const graph = await openSimilarity(1, 0);
after(() => graph.close());

test('the first of equal destinations; a zero vector has cosine 0', async () => {
  const sources = Float32Array.of(1, 0, 0, 0, -1, 0);
  const destinations = Float32Array.of(0, 0, 2, 0, 3, 0, -1, 1);
  for (const search of [nearest, graph.nearest]) {
    const { index, cosine } = await search(sources, destinations, 2);
    assert.deepEqual([...index], [1, 0, 3]);
    assert.deepEqual(
      [...cosine].map((p) => p.toFixed(4)),
      ['1.0000', '0.0000', '0.7071'],
    );
  }
});

test('plain code and the graph find what a search one by one finds', async () => {
  const size = fc.integer({ min: 1, max: 11 });
  await fc.assert(
    fc.asyncProperty(size, size, size, fc.integer(), async (n, m, d, seed) => {
      const a = generic(n, d + 1, seed);
      const b = generic(m, d + 1, seed + 1);
      const cosine = (x: number[], y: number[]) =>
        x.reduce((sum, value, k) => sum + value * y[k]!, 0) / Math.hypot(...x) / Math.hypot(...y);
      const all = rowsOf(a).map((x) => rowsOf(b).map((y) => cosine(x, y)));
      for (const search of [nearest, graph.nearest]) {
        const found = await search(a.data, b.data, d + 1);
        assert.deepEqual(
          [...found.index],
          all.map((p) => p.indexOf(Math.max(...p))),
        );
        for (const [i, p] of all.entries()) assert.ok(Math.abs(found.cosine[i]! - Math.max(...p)) < 1e-6);
      }
    }),
    { numRuns: 50 },
  );
});

test('frames merged at the same time by one graph are those merged one by one in plain code', async () => {
  const frames = [64, 81, 10, 33].map((n) => generic(n, 48, n));
  const together = await Promise.all(frames.map((frame) => mergeToBudgetWith(graph.nearest, frame, 10)));
  assert.deepEqual(
    together,
    frames.map((frame) => mergeToBudget(frame, 10)),
  );
});

test('below its measured size the graph is not asked', async () => {
  // Squares that a float cannot hold: only plain code, which counts in doubles, sees the likeness.
  const long = Float32Array.of(1e25, 0);
  const choosing = await openSimilarity(1, 3);
  try {
    assert.equal((await choosing.nearest(long, long, 2)).cosine[0], 1);
    const twice = Float32Array.of(1e25, 0, 1e25, 0);
    assert.notEqual((await choosing.nearest(long, twice, 2)).cosine[0], 1);
  } finally {
    await choosing.close();
  }
});
