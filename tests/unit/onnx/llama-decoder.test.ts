import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WeightFormat } from '../../onnx/linear.ts';
import { type DecoderShape, llamaDecoder } from '../../onnx/llama-decoder.ts';
import { normalNumbers } from '../../onnx/random.ts';
import { decode, farthest, openGraph } from './sessions.ts';

const shape: DecoderShape = {
  vocabulary: 50,
  hidden: 64,
  layers: 2,
  heads: 4,
  kvHeads: 2,
  headSize: 16,
  inner: 96,
  theta: 10_000,
};
const mrope: DecoderShape = { ...shape, attentionBias: true, sections: [2, 3, 3] };
const numerics = (weights: WeightFormat = 'float', accuracy = 4) =>
  ({ seed: 'decoder', weights, compute: 'float32', accuracy }) as const;

const plain = await openGraph(llamaDecoder(numerics(), shape));
const turning = await openGraph(llamaDecoder(numerics(), mrope));

const words = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => normalNumbers(`${name}/${i}`, shape.hidden, 1));
const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const last = <T>(list: readonly T[]): T => list[list.length - 1]!;

test('a step with the cache gives what the whole gives without', async () => {
  const embeds = words('whole', 7);
  const whole = await decode(plain, shape, { embeds: [embeds], positions: [[upTo(7)]] });
  const front = await decode(plain, shape, { embeds: [embeds.slice(0, 5)], positions: [[upTo(5)]] });
  const step = await decode(plain, shape, {
    embeds: [embeds.slice(5)],
    positions: [[upTo(2, 5)]],
    cache: front.cache,
  });
  assert.ok(farthest(step.logits[0]![1]!, whole.logits[0]![6]!) < 1e-5);
  assert.ok(farthest(step.logits[0]![0]!, whole.logits[0]![5]!) < 1e-5);
});

test('what comes later changes nothing before it', async () => {
  const embeds = words('causal', 4);
  const other = [...embeds.slice(0, 3), ...words('another end', 1)];
  const [a, b] = (await decode(plain, shape, { embeds: [embeds, other], positions: [[upTo(4), upTo(4)]] })).logits;
  assert.ok(farthest(a![2]!, b![2]!) < 1e-5);
  assert.ok(farthest(a![3]!, b![3]!) > 0.1);
});

test('a row padded on the left is judged as it is alone, whatever lies in the padding', async () => {
  const short = words('short', 3);
  const long = words('long', 5);
  const alone = await decode(plain, shape, { embeds: [short], positions: [[upTo(3)]] });
  const batch = await decode(plain, shape, {
    embeds: [long, [...words('padding', 2), ...short]],
    positions: [[upTo(5), [0, 0, ...upTo(3)]]],
    mask: [
      [1, 1, 1, 1, 1],
      [0, 0, 1, 1, 1],
    ],
  });
  assert.ok(farthest(last(batch.logits[1]!), last(alone.logits[0]!)) < 1e-5);
});

test('padding between a shared past and a row is not seen either', async () => {
  const prefix = words('prefix', 4);
  const short = words('short', 3);
  const whole = await decode(plain, shape, { embeds: [[...prefix, ...short]], positions: [[upTo(7)]] });
  const past = await decode(plain, shape, { embeds: [prefix], positions: [[upTo(4)]] });
  const behind = await decode(plain, shape, {
    embeds: [[...words('padding', 2), ...short]],
    positions: [[[0, 0, ...upTo(3, 4)]]],
    mask: [[1, 1, 1, 1, 0, 0, 1, 1, 1]],
    cache: past.cache,
  });
  assert.ok(farthest(last(behind.logits[0]!), last(whole.logits[0]!)) < 1e-5);
});

test('only the logits that are asked for come back', async () => {
  const embeds = words('kept', 5);
  const all = await decode(plain, shape, { embeds: [embeds], positions: [[upTo(5)]] });
  const one = await decode(plain, shape, { embeds: [embeds], positions: [[upTo(5)]], keep: 1 });
  assert.equal(all.logits[0]!.length, 5);
  assert.equal(one.logits[0]!.length, 1);
  assert.ok(farthest(one.logits[0]![0]!, all.logits[0]![4]!) < 1e-5);
});

test('the distance of two positions counts, not where they are', async () => {
  const embeds = words('turned', 5);
  const at = async (positions: number[]) =>
    last((await decode(plain, shape, { embeds: [embeds], positions: [[positions]] })).logits[0]!);
  assert.ok(farthest(await at(upTo(5)), await at(upTo(5, 900))) < 1e-3);
  assert.ok(farthest(await at(upTo(5)), await at([0, 1, 2, 3, 40])) > 0.01);
});

test('M-RoPE with three equal axes turns as RoPE does', async () => {
  const embeds = words('text', 6);
  const straight = await openGraph(llamaDecoder(numerics(), { ...mrope, sections: undefined }));
  const one = await decode(straight, mrope, { embeds: [embeds], positions: [[upTo(6)]] });
  const three = await decode(turning, mrope, { embeds: [embeds], positions: [[upTo(6)], [upTo(6)], [upTo(6)]] });
  assert.ok(farthest(last(three.logits[0]!), last(one.logits[0]!)) < 1e-5);
});

test('each axis of M-RoPE turns its own part of a head', async () => {
  const embeds = words('grid', 6);
  const at = async (axis: number) => {
    const axes = [0, 1, 2].map((a) => (a === axis ? [0, 0, 0, 1, 1, 1] : upTo(6)));
    return last((await decode(turning, mrope, { embeds: [embeds], positions: axes.map((a) => [a]) })).logits[0]!);
  };
  const [still, t, h, w] = await Promise.all([at(-1), at(0), at(1), at(2)]);
  for (const [a, b] of [
    [still, t],
    [still, h],
    [still, w],
    [t, h],
    [h, w],
    [t, w],
  ] as const) {
    assert.ok(farthest(a!, b!) > 1e-3);
  }
});

test('quantised weights stay near those in float32, 8 bits nearer than 4', async () => {
  const embeds = words('quantised', 6);
  const logits = async (weights: WeightFormat, accuracy?: number) => {
    const session = await openGraph(llamaDecoder(numerics(weights, accuracy), shape));
    return (await decode(session, shape, { embeds: [embeds], positions: [[upTo(6)]] })).logits[0]!.flatMap((row) => [
      ...row,
    ]);
  };
  const exact = await logits('float');
  const off = async (weights: WeightFormat, accuracy?: number) => {
    const numbers = await logits(weights, accuracy);
    const square = numbers.reduce((sum, x, i) => sum + (x - exact[i]!) ** 2, 0);
    return Math.sqrt(square / exact.reduce((sum, x) => sum + x * x, 0));
  };
  assert.ok((await off('blocks8', 0)) < 0.02);
  assert.ok((await off('blocks8')) < 0.03);
  assert.ok((await off('dynamic8')) < 0.05);
  const four = await off('blocks4');
  assert.ok(four > 0.05 && four < 0.3, `4 bits: ${four}`);
});

test('keys and values are half floats where the model calculates in them', async () => {
  const half = { seed: 'decoder', weights: 'float', compute: 'float16' } as const;
  const session = await openGraph(llamaDecoder(half, shape));
  const types = new Map(session.inputMetadata.map((input) => [input.name, input.isTensor ? input.type : '']));
  assert.equal(types.get('past_key_values.0.key'), 'float16');
  assert.equal(types.get('inputs_embeds'), 'float32');
});
