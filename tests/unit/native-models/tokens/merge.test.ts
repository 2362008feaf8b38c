import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  budgetOf,
  type MergeOptions,
  mergeToBudget,
  mergeToBudgetWith,
  mergeTokens,
} from '../../../../native-models/tokens/merge.ts';
import { nearest } from '../../../../native-models/tokens/nearest.ts';
import { type Tokens, tokensOf } from '../../../../native-models/tokens/tokens.ts';
import { anyTokens, gaussian, generic, genericTokens, rowsOf, tiedTokens, tokensFrom } from './arbitrary-tokens.ts';

const four = tokensFrom([
  [3, 4],
  [4, 3],
  [1, 0],
  [0, 2],
]);
const aim: MergeOptions = { order: 'aim', weight: 'mean' };
const options = fc.record<MergeOptions>({
  order: fc.constantFrom('position', 'aim'),
  weight: fc.constantFrom('size', 'mean'),
});

function assertRows(tokens: Tokens, expected: number[][]): void {
  assert.equal(tokens.n, expected.length);
  for (const [i, row] of rowsOf(tokens).entries()) {
    for (const [k, value] of row.entries()) {
      assert.ok(Math.abs(value - expected[i]![k]!) < 1e-6, `${JSON.stringify(rowsOf(tokens))}`);
    }
  }
}

test('the best pair merges, in its place or in AIM’s order', () => {
  assertRows(mergeTokens(four, 1), [
    [3.5, 3.5],
    [1, 0],
    [0, 2],
  ]);
  assertRows(mergeTokens(four, 1, aim), [
    [1, 0],
    [3.5, 3.5],
    [0, 2],
  ]);
});

test('two sources may share a destination; r is at most half', () => {
  for (const r of [2, 5]) {
    const merged = mergeTokens(four, r);
    assertRows(merged, [
      [8 / 3, 7 / 3],
      [0, 2],
    ]);
    assert.deepEqual([...merged.sizes], [3, 1]);
  }
});

test('a second round weighs by what each token stands for, or does not', () => {
  assertRows(mergeTokens(mergeTokens(four, 2), 1), [[2, 9 / 4]]);
  assertRows(mergeTokens(mergeTokens(four, 2), 1, { weight: 'mean' }), [[4 / 3, 13 / 6]]);
  assertRows(mergeToBudget(four, 1), [[2, 9 / 4]]);
});

test('a zero vector is like nothing', () => {
  assertRows(
    mergeTokens(
      tokensFrom([
        [0, 0],
        [1, 0],
        [2, 0],
        [0, 1],
      ]),
      1,
    ),
    [
      [0, 0],
      [1.5, 0],
      [0, 1],
    ],
  );
});

test('budgets of the grids that encoders have', () => {
  const budgets = (n: number) => [budgetOf(n, 0.5), budgetOf(n, 0.25)];
  assert.deepEqual(budgets(196), [98, 49]);
  assert.deepEqual(budgets(169), [85, 43]);
  assert.deepEqual(budgets(64), [32, 16]);
  assert.equal(budgetOf(100, 0.07), 7);
  assert.deepEqual([budgetOf(64, 0), budgetOf(64, 1), budgetOf(64, 2), budgetOf(0, 0.5)], [1, 64, 64, 0]);
  const halves = (n: number) => {
    const once = mergeTokens(generic(n, 4, n), n);
    return [once.n, mergeTokens(once, once.n).n];
  };
  assert.deepEqual(halves(196), [98, 49]);
  assert.deepEqual(halves(169), [85, 43]);
  assert.deepEqual(halves(64), [32, 16]);
  assert.equal(mergeTokens(generic(576, 4, 1), 288).n, 288);
});

test('similarity may be judged by something else than what is merged', () => {
  // By the metric the third token is like the fourth.
  const metric = { data: Float32Array.of(1, 0, 0, 1, 1, 1, 1, 1), d: 2 };
  assertRows(mergeTokens(four, 1, { metric }), [
    [3, 4],
    [4, 3],
    [0.5, 1],
  ]);
  // The metric's third row merges into (1, 1), which is then what the first is like.
  assertRows(mergeToBudget(four, 2, { metric: { data: Float32Array.of(1, 1, -1, 0, 1, 1, 1, 1), d: 2 } }), [
    [4, 3],
    [4 / 3, 2],
  ]);
  assert.throws(() => mergeTokens(four, 1, { metric: { data: metric.data, d: 3 } }), /The metric of 4 tokens needs 12/);
  assert.throws(() => tokensOf(four.data, 3, 2), RangeError);
});

/** The same, written out without regard to speed: one round. */
function naive(tokens: Tokens, r: number, { order, weight }: MergeOptions) {
  const rows = rowsOf(tokens);
  const length = (x: number[]) => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, k) => sum + value * y[k]!, 0);
  const cosine = (x: number[], y: number[]) =>
    length(x) === 0 || length(y) === 0 ? 0 : dot(x, y) * (1 / length(x)) * (1 / length(y));
  const odd = rows.map((_, i) => i).filter((i) => i % 2 === 1);
  const even = rows.map((_, i) => i).filter((i) => i % 2 === 0);
  if (odd.length === 0 || r === 0) return { rows, sizes: [...tokens.sizes] };
  const best = new Map(
    even.map((i) => {
      const p = odd.map((j) => cosine(rows[i]!, rows[j]!));
      return [i, { into: odd[p.indexOf(Math.max(...p))]!, p: Math.fround(Math.max(...p)) }];
    }),
  );
  const ranked = [...even].sort((i, j) => best.get(j)!.p - best.get(i)!.p || i - j);
  const gone = ranked.slice(0, Math.min(r, odd.length));
  const kept = even.filter((i) => !gone.includes(i));
  const listed =
    order === 'aim'
      ? [...ranked.filter((i) => kept.includes(i)), ...odd]
      : rows.map((_, i) => i).filter((i) => !gone.includes(i));
  const groups = listed.map((i) => [i, ...gone.filter((g) => i % 2 === 1 && best.get(g)!.into === i)]);
  const w = (i: number) => (weight === 'mean' ? 1 : tokens.sizes[i]!);
  return {
    rows: groups.map((group) =>
      rows[0]!.map(
        (_, k) => group.reduce((sum, i) => sum + w(i) * rows[i]![k]!, 0) / group.reduce((sum, i) => sum + w(i), 0),
      ),
    ),
    sizes: groups.map((group) => group.reduce((sum, i) => sum + tokens.sizes[i]!, 0)),
  };
}

test('two rounds give what the definition gives', () => {
  fc.assert(
    fc.property(anyTokens, fc.nat({ max: 24 }), options, (tokens, r, chosen) => {
      let merged = tokens;
      for (let round = 0; round < 2; round++) {
        const expected = naive(merged, r, chosen);
        merged = mergeTokens(merged, r, chosen);
        assertRows(merged, expected.rows);
        assert.deepEqual([...merged.sizes], expected.sizes);
      }
    }),
  );
});

test('nothing to merge is the identity', () => {
  fc.assert(
    fc.property(anyTokens, options, (tokens, chosen) => {
      assert.equal(mergeTokens(tokens, 0, chosen), tokens);
      assert.equal(mergeToBudget(tokens, tokens.n, chosen), tokens);
      const one = tokensOf(tokens.data.slice(0, tokens.d), 1, tokens.d);
      assert.equal(mergeTokens(one, 5, chosen), one);
    }),
  );
});

test('counts, sizes, sums and ranges are kept', () => {
  fc.assert(
    fc.property(anyTokens, fc.nat({ max: 40 }), options, (tokens, r, { order }) => {
      assert.equal(mergeTokens(tokens, r, { order }).n, tokens.n - Math.min(r, tokens.n >> 1));
      const merged = mergeToBudget(tokens, r, { order });
      assert.equal(merged.n, Math.min(Math.max(1, r), tokens.n));
      assert.equal(merged.data.length, merged.n * merged.d);
      assert.equal(
        merged.sizes.reduce((a, b) => a + b),
        tokens.n,
      );
      for (let k = 0; k < tokens.d; k++) {
        const channel = rowsOf(tokens).map((row) => row[k]!);
        const sum = channel.reduce((a, b) => a + b);
        const left = rowsOf(merged).map((row) => row[k]!);
        assert.ok(Math.abs(left.reduce((total, y, i) => total + y * merged.sizes[i]!, 0) - sum) < 1e-4);
        assert.ok(left.every((y) => y >= Math.min(...channel) && y <= Math.max(...channel)));
      }
    }),
  );
});

test('a metric is merged along: the tokens themselves as the metric change nothing', () => {
  fc.assert(
    fc.property(anyTokens, fc.integer({ min: 0, max: 40 }), options, (tokens, budget, chosen) => {
      const { data, d } = tokens;
      assert.deepEqual(
        mergeToBudget(tokens, budget, { ...chosen, metric: { data, d } }),
        mergeToBudget(tokens, budget, chosen),
      );
    }),
  );
});

test('longer tokens merge alike', () => {
  fc.assert(
    fc.property(
      anyTokens,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -20, max: 20 }),
      (tokens, budget, power) => {
        const scale = 2 ** power;
        const scaled = mergeToBudget({ ...tokens, data: tokens.data.map((x) => x * scale) }, budget);
        const merged = mergeToBudget(tokens, budget);
        assert.deepEqual(
          scaled.data,
          merged.data.map((x) => x * scale),
        );
        assert.deepEqual(scaled.sizes, merged.sizes);
      },
    ),
  );
});

test('turned tokens merge alike', () => {
  fc.assert(
    fc.property(genericTokens, fc.integer({ min: 1, max: 40 }), fc.integer(), (tokens, budget, seed) => {
      const random = gaussian(seed);
      const turns = Array.from({ length: tokens.d - 1 }, () => random());
      const turned = (given: Tokens) => {
        const rows = rowsOf(given);
        for (const row of rows) {
          for (const [k, angle] of turns.entries()) {
            const [x, y] = [row[k]!, row[k + 1]!];
            row[k] = x * Math.cos(angle) - y * Math.sin(angle);
            row[k + 1] = x * Math.sin(angle) + y * Math.cos(angle);
          }
        }
        return rows;
      };
      const after = mergeToBudget(tokensFrom(turned(tokens)), budget);
      const before = turned(mergeToBudget(tokens, budget));
      for (const [i, row] of rowsOf(after).entries()) {
        for (const [k, value] of row.entries()) assert.ok(Math.abs(value - before[i]![k]!) < 1e-4);
      }
    }),
  );
});

test('a search done elsewhere gives the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(tiedTokens, { maxLength: 6 }),
      fc.integer({ min: 1, max: 12 }),
      async (frames, budget) => {
        const later = async (...search: Parameters<typeof nearest>) => nearest(...search);
        assert.deepEqual(
          await Promise.all(frames.map((frame) => mergeToBudgetWith(later, frame, budget))),
          frames.map((frame) => mergeToBudget(frame, budget)),
        );
      },
    ),
  );
});

test('a merged token lies where its destination lay, the others where they were', () => {
  const tokens = tokensOf(Float32Array.of(3, 4, 4, 3, 1, 0, 0, 2), 4, 2, 2);
  assert.deepEqual([...mergeTokens(tokens, 1).places], [1, 2, 3]);
  assert.deepEqual([...mergeTokens(tokens, 2).places], [1, 3]);
  assert.equal(mergeTokens(tokens, 2).columns, 2);
});
