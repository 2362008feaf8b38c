import {
  attend,
  frequencies,
  joinHeads,
  maskToBias,
  type Rotation,
  rotate,
  rotation,
  splitHeads,
} from './attention.ts';
import { Graph, typeNumber, type Value } from './graph.ts';
import { linear, type Numerics } from './linear.ts';
import { gelu, layerNorm } from './norms.ts';
import type { Message } from './protobuf.ts';

export interface Qwen2VisionShape {
  /** Side of a patch, px; two frames deep, as in Qwen2-VL a still picture is taken twice. */
  patch: number;
  temporalPatch: number;
  width: number;
  layers: number;
  heads: number;
  inner: number;
  /** Side of the squares of patches that become one token. */
  merge: number;
  /** Width of the text model. */
  hidden: number;
}

/**
 * Qwen2-VL's vision_encoder: `pixel_values` float32 [patches, 3 × temporalPatch × patch²], `grid_thw` int64 [pictures, 3] (patches along
 * time, height and width) → `image_features` float32 [patches / merge², hidden]. Patches come square by square, as the image
 * processor lays them out; a patch turns by its row and column (2-D RoPE) and sees its own frame only.
 */
export function qwen2Vision(numerics: Numerics, shape: Qwen2VisionShape): Message {
  const { patch, temporalPatch, width, layers, heads, merge, hidden } = shape;
  const inputs = 3 * temporalPatch * patch * patch;
  const graph = new Graph('vision_encoder');
  const pixels = graph.input('pixel_values', 'float32', ['patches', inputs]);
  const grid = graph.input('grid_thw', 'int64', ['pictures', 3]);
  const { row, column, frame } = patchPlaces(graph, grid, merge);
  const turn = rotation(graph, angles(graph, row, column, width / heads), numerics.compute);
  const same = graph.op('Equal', [
    graph.op('Unsqueeze', [frame, graph.integers([0])]),
    graph.op('Unsqueeze', [frame, graph.integers([1])]),
  ]);
  const bias = maskToBias(graph, same, numerics.compute);

  const embedded = linear(graph, numerics, 'patch_embed', pixels, { inputs, outputs: width, gain: 2 });
  let x = graph.op('Unsqueeze', [embedded, graph.integers([0])]);
  for (let layer = 0; layer < layers; layer++) x = block(graph, numerics, shape, `blocks.${layer}`, { x, turn, bias });
  const square = merge * merge * width;
  const joined = graph.op('Reshape', [
    layerNorm(graph, numerics, 'merger.ln_q', x, width),
    graph.integers([-1, square]),
  ]);
  const risen = gelu(
    graph,
    numerics,
    linear(graph, numerics, 'merger.mlp.0', joined, { inputs: square, outputs: square, bias: true }),
  );
  const features = linear(graph, numerics, 'merger.mlp.2', risen, { inputs: square, outputs: hidden, bias: true });
  graph.output(features, 'image_features', 'float32', ['image_tokens', hidden]);
  return graph.build();
}

/** Of every patch [patches]: row and column in its picture, and a number for its frame, the same for no two frames. */
export function patchPlaces(graph: Graph, grid: Value, merge: number): { row: Value; column: Value; frame: Value } {
  const along = (axis: number) => graph.op('Gather', [grid, graph.integers(axis)], { axis: 1 });
  const op = (type: string, a: Value, b: Value) => graph.op(type, [a, b]);
  const zero = graph.integers(0);
  const one = graph.integers(1);
  const side = graph.integers(merge);
  const area = op('Mul', along(1), along(2));
  const sizes = op('Mul', along(0), area);
  const ends = op('CumSum', sizes, zero);
  const total = graph.op('ReduceSum', [sizes], { keepdims: 0 });
  const index = graph.op('Range', [zero, total, one]);

  const ended = op('GreaterOrEqual', graph.op('Unsqueeze', [index, graph.integers([1])]), ends);
  const picture = graph.op('ReduceSum', [graph.op('Cast', [ended], { to: typeNumber('int64') }), graph.integers([1])], {
    keepdims: 0,
  });
  const ofPicture = (x: Value) => graph.op('Gather', [x, picture], { axis: 0 });
  const local = op('Sub', index, ofPicture(op('Sub', ends, sizes)));
  const frameInPicture = op('Div', local, ofPicture(area));
  const inFrame = graph.op('Mod', [local, ofPicture(area)]);

  // Inside a frame: squares row by row, and the patches of a square row by row.
  const inSquare = graph.integers(merge * merge);
  const squareIndex = op('Div', inFrame, inSquare);
  const within = op('Mod', inFrame, inSquare);
  const squaresAcross = op('Div', ofPicture(along(2)), side);
  const place = (square: Value, inner: Value) => op('Add', op('Mul', square, side), inner);
  return {
    row: place(op('Div', squareIndex, squaresAcross), op('Div', within, side)),
    column: place(op('Mod', squareIndex, squaresAcross), op('Mod', within, side)),
    // No picture has as many frames as there are patches in all.
    frame: op('Add', op('Mul', picture, total), frameInPicture),
  };
}

/** [1, patches, size / 2]: half of the pairs turn by the row, half by the column. */
function angles(graph: Graph, row: Value, column: Value, size: number): Value {
  const steps = frequencies(graph, 10_000, size / 4);
  const turned = [row, column].map((x) => {
    const numbers = graph.op('Cast', [x], { to: typeNumber('float32') });
    return graph.op('Mul', [graph.op('Unsqueeze', [numbers, graph.integers([0, 2])]), steps]);
  });
  return graph.op('Concat', turned, { axis: -1 });
}

function block(
  graph: Graph,
  numerics: Numerics,
  { width, heads, inner }: Qwen2VisionShape,
  name: string,
  { x, turn, bias }: { x: Value; turn: Rotation; bias: Value },
): Value {
  const size = width / heads;
  const project = (part: string, from: Value, inputs: number, outputs: number) =>
    linear(graph, numerics, `${name}.${part}`, from, { inputs, outputs, bias: true });
  const normed = layerNorm(graph, numerics, `${name}.norm1`, x, width);
  const ofHeads = (part: string) => splitHeads(graph, project(`attn.${part}`, normed, width, width), heads, size);
  const q = rotate(graph, ofHeads('q'), turn, size);
  const k = rotate(graph, ofHeads('k'), turn, size);
  const mixed = attend(graph, { q, k, v: ofHeads('v'), bias }, size, numerics.compute);
  const between = graph.op('Add', [x, project('attn.proj', joinHeads(graph, mixed, width), width, width)]);
  const second = layerNorm(graph, numerics, `${name}.norm2`, between, width);
  const risen = gelu(graph, numerics, project('mlp.fc1', second, width, inner));
  return graph.op('Add', [between, project('mlp.fc2', risen, inner, width)]);
}
