import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeTemporal } from '../../../../native-models/tokens/temporal.ts';
import { generic, rowsOf, tokensFrom } from './arbitrary-tokens.ts';

const frames = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }), fc.integer())
  .map(([count, n, d, seed]) => Array.from({ length: count }, (_, time) => generic(n, d, seed + time)));

test('what stands still is kept once, at the frame where it began', () => {
  const still = [2, 0];
  const moment = [
    tokensFrom([still, [0, 1]]),
    tokensFrom([still, [1, 0]]),
    tokensFrom([
      [4, 0],
      [3, 0],
    ]),
    tokensFrom([
      [0, 5],
      [0, 1],
    ]),
  ];
  const merged = mergeTemporal(moment, { minCosine: 1 });
  // Frame 1: the still one and what moved; frame 2: what came, and stayed into frame 3; frame 4: all new.
  assert.deepEqual(rowsOf(merged), [[8 / 3, 0].map(Math.fround), [0, 1], [2, 0], [0, 5], [0, 1]]);
  assert.deepEqual([...merged.sizes], [3, 1, 2, 1, 1]);
});

test('means are weighted by what each token stands for', () => {
  const [first, second] = [tokensFrom([[1, 0]]), tokensFrom([[4, 0]])];
  const merged = mergeTemporal([{ ...first, sizes: Float32Array.of(2) }, second], { minCosine: 0.5 });
  assert.deepEqual(rowsOf(merged), [[2, 0]]);
  assert.deepEqual([...merged.sizes], [3]);
});

test('a slow turn is not swallowed: what is compared is the mean, not the frame before', () => {
  const turn = Array.from({ length: 10 }, (_, i) => tokensFrom([[Math.cos(i * 0.2), Math.sin(i * 0.2)]]));
  const merged = mergeTemporal(turn, { minCosine: Math.cos(0.35) });
  assert.ok(merged.n >= 3, `${merged.n} runs`);
});

test('no threshold merges all, an unreachable one nothing; sizes and sums are kept between', () => {
  fc.assert(
    fc.property(frames, fc.double({ min: -1, max: 1, noNaN: true }), (moment, minCosine) => {
      const { n, d } = moment[0]!;
      assert.equal(mergeTemporal(moment, { minCosine: -1.1 }).n, n);
      const all = mergeTemporal(moment, { minCosine: 1.1 });
      assert.deepEqual(rowsOf(all), moment.flatMap(rowsOf));
      const merged = mergeTemporal(moment, { minCosine });
      assert.equal(
        merged.sizes.reduce((a, b) => a + b),
        moment.length * n,
      );
      for (let k = 0; k < d; k++) {
        const sum = moment.flatMap(rowsOf).reduce((total, row) => total + row[k]!, 0);
        assert.ok(
          Math.abs(rowsOf(merged).reduce((total, row, i) => total + row[k]! * merged.sizes[i]!, 0) - sum) < 1e-4,
        );
      }
    }),
  );
});

test('no frames give no tokens; frames of other shapes are refused', () => {
  assert.equal(mergeTemporal([], { minCosine: 0.9 }).n, 0);
  assert.throws(() => mergeTemporal([generic(2, 2, 1), generic(3, 2, 1)], { minCosine: 0.9 }), RangeError);
});
