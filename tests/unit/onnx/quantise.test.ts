import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BLOCK, quantiseBlocks, quantiseColumns } from '../../onnx/quantise.ts';

const matrices = fc
  .record({ blocks: fc.integer({ min: 1, max: 3 }), outputs: fc.integer({ min: 1, max: 4 }) })
  .chain(({ blocks, outputs }) =>
    fc
      .array(fc.integer({ min: -800, max: 800 }), {
        minLength: blocks * BLOCK * outputs,
        maxLength: blocks * BLOCK * outputs,
      })
      .map((numbers) => ({ weights: Float32Array.from(numbers, (x) => x / 100), inputs: blocks * BLOCK, outputs })),
  );

test('a weight in blocks is at most half a step away, at 4 bits a whole one at the far end', () => {
  fc.assert(
    fc.property(matrices, fc.constantFrom(4 as const, 8 as const), ({ weights, inputs, outputs }, bits) => {
      const { packed, scales } = quantiseBlocks(weights, inputs, outputs, bits);
      for (let i = 0; i < inputs; i++) {
        for (let out = 0; out < outputs; out++) {
          const scale = scales[out * (inputs / BLOCK) + Math.floor(i / BLOCK)]!;
          const at = out * inputs + i;
          const stored = bits === 8 ? packed[at]! : (packed[at >> 1]! >> (4 * (i % 2))) & 15;
          const restored = (stored - 2 ** (bits - 1)) * scale;
          const allowed = Math.abs(scale) * (bits === 8 ? 0.5 : 1) + 1e-5;
          assert.ok(Math.abs(restored - weights[i * outputs + out]!) <= allowed);
        }
      }
    }),
  );
});

test('the first of two 4-bit weights lies in the low half of a byte', () => {
  const weights = new Float32Array(BLOCK);
  weights[0] = -8;
  weights[1] = 3;
  const { packed, scales } = quantiseBlocks(weights, BLOCK, 1, 4);
  assert.deepEqual([...packed.slice(0, 2)], [0 | (11 << 4), 8 | (8 << 4)]);
  assert.deepEqual([...scales], [1]);
});

test('a weight in columns is at most half a step away, the largest of a column on the last step', () => {
  fc.assert(
    fc.property(matrices, ({ weights, outputs }) => {
      const { levels, scales } = quantiseColumns(weights, outputs);
      for (const [i, weight] of weights.entries()) {
        const scale = scales[i % outputs]!;
        assert.ok(Math.abs(levels[i]! * scale - weight) <= scale / 2 + 1e-5);
      }
      for (let out = 0; out < outputs; out++) {
        const column = (list: Float32Array | Int8Array) => Array.from(list).filter((_, i) => i % outputs === out);
        const largest = Math.max(...column(weights).map(Math.abs));
        assert.equal(Math.max(...column(levels).map(Math.abs)), largest === 0 ? 0 : 127);
      }
    }),
  );
});

test('inputs that are no whole blocks are refused', () => {
  assert.throws(() => quantiseBlocks(new Float32Array(33), 33, 1, 8), /no whole blocks/);
});
