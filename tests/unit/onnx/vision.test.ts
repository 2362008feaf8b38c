import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tensor } from 'onnxruntime-node';
import { Graph } from '../../onnx/graph.ts';
import { patchPlaces, qwen2Vision } from '../../onnx/qwen2-vl-vision.ts';
import { normalNumbers } from '../../onnx/random.ts';
import { smolvlmVision, visionTokens } from '../../onnx/smolvlm-vision.ts';
import { farthest, integers, openGraph } from './sessions.ts';

const numerics = { seed: 'vision', weights: 'float', compute: 'float32' } as const;
const square = { image: 32, patch: 4, width: 32, layers: 1, heads: 2, inner: 64, scale: 2, hidden: 24 };
const smol = await openGraph(smolvlmVision(numerics, square));
const pixels = 3 * square.image ** 2;

async function encode(pictures: readonly Float32Array[], mask?: Uint8Array): Promise<Float32Array> {
  const { image } = square;
  const all = new Float32Array(pictures.length * pixels);
  for (const [i, picture] of pictures.entries()) all.set(picture, i * pixels);
  const { image_features } = await smol.run({
    pixel_values: new Tensor('float32', all, [1, pictures.length, 3, image, image]),
    pixel_attention_mask: new Tensor('bool', mask ?? new Uint8Array(pictures.length * image ** 2).fill(1), [
      1,
      pictures.length,
      image,
      image,
    ]),
  });
  assert.deepEqual(image_features!.dims, [pictures.length, visionTokens(square), square.hidden]);
  return image_features!.data as Float32Array;
}

test('SmolVLM’s pictures are encoded together as each alone', async () => {
  const [a, b] = [normalNumbers('a', pixels, 0.5), normalNumbers('b', pixels, 0.5)];
  const both = await encode([a, b]);
  const [first, second] = [await encode([a]), await encode([b])];
  assert.ok(farthest(both, [...first, ...second]) < 1e-5);
  assert.ok(farthest(first, second) > 0.1);
});

test('a masked patch of SmolVLM is not seen', async () => {
  const [a, b] = [normalNumbers('a', pixels, 0.5), normalNumbers('b', pixels, 0.5)];
  const hidden = new Uint8Array(square.image ** 2);
  assert.ok(farthest(await encode([a], hidden), await encode([b], hidden)) < 1e-6);
});

const flat = { patch: 4, temporalPatch: 2, width: 32, layers: 2, heads: 2, inner: 64, merge: 2, hidden: 24 };
const qwen = await openGraph(qwen2Vision(numerics, flat));
const inputs = 3 * flat.temporalPatch * flat.patch ** 2;

async function tokens(patches: Float32Array, grids: readonly (readonly [number, number, number])[]) {
  const count = grids.reduce((sum, [t, h, w]) => sum + t * h * w, 0);
  const { image_features } = await qwen.run({
    pixel_values: new Tensor('float32', patches, [count, inputs]),
    grid_thw: integers(grids.flat(), [grids.length, 3]),
  });
  assert.deepEqual(image_features!.dims, [count / 4, flat.hidden]);
  return image_features!.data as Float32Array;
}

test('Qwen2-VL’s pictures of different shapes do not see each other', async () => {
  const wide = normalNumbers('wide', 2 * 6 * inputs, 1);
  const tall = normalNumbers('tall', 4 * 2 * inputs, 1);
  const both = await tokens(Float32Array.from([...wide, ...tall]), [
    [1, 2, 6],
    [1, 4, 2],
  ]);
  const apart = [...(await tokens(wide, [[1, 2, 6]])), ...(await tokens(tall, [[1, 4, 2]]))];
  assert.ok(farthest(both, apart) < 1e-5);
});

test('two frames of a Qwen2-VL film are encoded as two pictures', async () => {
  const film = normalNumbers('film', 2 * 4 * 4 * inputs, 1);
  const pictures = await tokens(film, [
    [1, 4, 4],
    [1, 4, 4],
  ]);
  assert.ok(farthest(await tokens(film, [[2, 4, 4]]), pictures) < 1e-5);
});

test('where a patch stands matters to Qwen2-VL: the same patches in another grid are another picture', async () => {
  const patches = normalNumbers('grid', 2 * 8 * inputs, 1);
  assert.ok(farthest(await tokens(patches, [[1, 2, 8]]), await tokens(patches, [[1, 8, 2]])) > 1e-3);
});

test('Qwen2-VL’s patches come square by square', async () => {
  const graph = new Graph('places');
  const places = patchPlaces(graph, graph.input('grid_thw', 'int64', ['pictures', 3]), 2);
  for (const [name, value] of Object.entries(places)) graph.output(value, name, 'int64', ['patches']);
  const session = await openGraph(graph.build());
  const { row, column, frame } = await session.run({ grid_thw: integers([1, 2, 4, 2, 4, 2], [2, 3]) });
  const list = (tensor: Tensor) => Array.from(tensor.data as BigInt64Array, Number);
  const tall = { rows: [0, 0, 1, 1, 2, 2, 3, 3], columns: [0, 1, 0, 1, 0, 1, 0, 1] };
  assert.deepEqual(list(row!), [0, 0, 1, 1, 0, 0, 1, 1, ...tall.rows, ...tall.rows]);
  assert.deepEqual(list(column!), [0, 1, 0, 1, 2, 3, 2, 3, ...tall.columns, ...tall.columns]);
  const frames = list(frame!);
  assert.deepEqual(
    [...new Set(frames)].map((one) => frames.filter((other) => other === one).length),
    [8, 8, 8],
  );
});
