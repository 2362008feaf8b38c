import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packTokens, unpackTokens } from '../../../../native-models/tokens/pack.ts';
import { fromBytes, toBytes } from '../../../../native-models/tokens/packed-bytes.ts';
import { tokensOf } from '../../../../native-models/tokens/tokens.ts';
import { generic } from './arbitrary-tokens.ts';

const finite = fc.float({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 100), max: 2 ** 100 });
const tokens = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 })).chain(([n, d]) =>
  fc
    .record({
      values: fc.array(finite, { minLength: n * d, maxLength: n * d }),
      sizes: fc.array(fc.integer({ min: 1, max: 65_535 }), { minLength: n, maxLength: n }),
    })
    .map(({ values, sizes }) => ({
      ...tokensOf(Float32Array.from(values), n, d),
      sizes: Float32Array.from(sizes),
    })),
);

test('each value comes back within half a step of its row, from subnormals to 2¹⁰⁰', () => {
  fc.assert(
    fc.property(tokens, (given) => {
      const packed = packTokens(given);
      const back = unpackTokens(packed);
      for (const [at, value] of given.data.entries()) {
        const step = packed.scales[Math.floor(at / given.d)]!;
        assert.ok(Math.abs(back.data[at]! - value) <= (step / 2) * (1 + 1e-5), `${value} → ${back.data[at]} (${step})`);
      }
      assert.deepEqual(back.sizes, given.sizes);
      assert.deepEqual([back.places, back.columns], [given.places, given.columns]);
    }),
  );
});

test('the scale follows the row: its largest value takes the last step', () => {
  const { data, scales } = packTokens(tokensOf(Float32Array.of(-254, 127, 0, 0, 0.5, -0.3), 3, 2));
  assert.deepEqual([...data], [-127, 64, 0, 0, 127, -76]);
  assert.deepEqual([scales[0], scales[2]], [2, Math.fround(0.5 / 127)]);
});

test('16 tokens of 576 take 9 KB, and come back from any place of a larger buffer', () => {
  const packed = packTokens(generic(16, 576, 1));
  const bytes = toBytes(packed);
  assert.equal(bytes.length, 20 + 16 * (576 + 4 + 2 + 2));
  for (const offset of [0, 1, 3]) {
    const larger = new Uint8Array(bytes.length + 10);
    larger.set(bytes, offset);
    assert.deepEqual(fromBytes(larger.subarray(offset, offset + bytes.length)), packed);
  }
});

test('bytes round trip', () => {
  fc.assert(
    fc.property(tokens, (given) => {
      const packed = packTokens(given);
      assert.deepEqual(fromBytes(toBytes(packed)), packed);
    }),
  );
});

test('what is not packed tokens is refused with its reason', () => {
  const bytes = toBytes(packTokens(generic(3, 5, 1)));
  const changed = (at: number, value: number) => bytes.map((byte, i) => (i === at ? value : byte));
  assert.throws(() => fromBytes(new Uint8Array(0)), /not visual tokens/);
  assert.throws(() => fromBytes(bytes.subarray(0, 12)), /not visual tokens/);
  assert.throws(() => fromBytes(changed(0, 0)), /not visual tokens/);
  assert.throws(() => fromBytes(changed(4, 9)), /version 9/);
  assert.throws(() => fromBytes(changed(8, 4)), /4 visual tokens of 5 take 72 bytes, not 59/);
  assert.throws(() => fromBytes(changed(15, 255)), /take/);
  assert.throws(() => fromBytes(bytes.subarray(0, bytes.length - 1)), /not 58/);
  assert.throws(() => fromBytes(Uint8Array.of(...bytes, 0)), /not 60/);
});

test('values that are no numbers are refused, sizes beyond what is kept are cut', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => packTokens(tokensOf(Float32Array.of(1, value), 1, 2)), /not finite/);
  }
  const many = { ...tokensOf(Float32Array.of(1), 1, 1), sizes: Float32Array.of(70_000) };
  assert.equal(packTokens(many).sizes[0], 65_535);
});
