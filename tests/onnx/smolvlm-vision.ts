import { attend, joinHeads, splitHeads } from './attention.ts';
import { Graph, typeNumber, type Value } from './graph.ts';
import { linear, type Numerics, randomWeight } from './linear.ts';
import { gelu, layerNorm } from './norms.ts';
import type { Message } from './protobuf.ts';

export interface VisionShape {
  /** Side of the square picture and of a patch, px. */
  image: number;
  patch: number;
  width: number;
  layers: number;
  heads: number;
  inner: number;
  /** Side of the squares of patches that become one token. */
  scale: number;
  /** Width of the text model. */
  hidden: number;
}

/** Tokens of one picture: 64 for 512 px, patches of 16 px and scale 4. */
export const visionTokens = ({ image, patch, scale }: VisionShape): number => (image / patch / scale) ** 2;

/**
 * SmolVLM's vision_encoder, a SigLIP and the pixel shuffle of Idefics3: `pixel_values` float32 [B, N, 3, image, image],
 * `pixel_attention_mask` bool [B, N, image, image] → `image_features` float32 [B × N, tokens, hidden].
 * Masked patches enter as nothing but their place; they are not cut out of the attention.
 */
export function smolvlmVision(numerics: Numerics, shape: VisionShape): Message {
  const { image, width, layers, hidden } = shape;
  const { compute } = numerics;
  const graph = new Graph('vision_encoder');
  const pixels = graph.input('pixel_values', 'float32', ['batch_size', 'num_images', 3, image, image]);
  const mask = graph.input('pixel_attention_mask', 'bool', ['batch_size', 'num_images', image, image]);
  let x = patches(graph, numerics, shape, pixels, mask);
  for (let layer = 0; layer < layers; layer++) x = encoderLayer(graph, numerics, shape, `layers.${layer}`, x);
  x = layerNorm(graph, numerics, 'post_layernorm', x, width);
  const features = connector(graph, numerics, shape, x);
  const wide = compute === 'float32' ? features : graph.op('Cast', [features], { to: typeNumber('float32') });
  graph.output(wide, 'image_features', 'float32', ['num_images_in_all', visionTokens(shape), hidden]);
  return graph.build();
}

/** Patches with their places, [B × N, side², width]. */
function patches(graph: Graph, numerics: Numerics, shape: VisionShape, pixels: Value, mask: Value): Value {
  const { image, patch, width } = shape;
  const { compute } = numerics;
  const side = image / patch;
  const cast = (x: Value) => graph.op('Cast', [x], { to: typeNumber(compute) });
  const flat = graph.op('Reshape', [pixels, graph.integers([-1, 3, image, image])]);
  // Pixels lie within ±1 and a patch averages many of them: the gain brings what comes out to the size of the places.
  const kernel = randomWeight(graph, numerics, 'patch_embedding.weight', [width, 3, patch, patch], 2 / (patch * 1.7));
  const convolved = graph.op('Conv', [compute === 'float32' ? flat : cast(flat), kernel], {
    kernel_shape: [patch, patch],
    strides: [patch, patch],
  });
  const rows = graph.op('Transpose', [graph.op('Reshape', [convolved, graph.integers([0, width, side * side])])], {
    perm: [0, 2, 1],
  });
  // One pixel of each patch stands for it: padding comes in whole patches.
  const corners = graph.op('Slice', [
    graph.op('Reshape', [mask, graph.integers([-1, image, image])]),
    graph.integers([0, 0]),
    graph.integers([image, image]),
    graph.integers([1, 2]),
    graph.integers([patch, patch]),
  ]);
  const shown = cast(graph.op('Reshape', [corners, graph.integers([-1, side * side, 1])]));
  const places = randomWeight(graph, numerics, 'position_embedding.weight', [1, side * side, width], 0.5);
  return graph.op('Add', [graph.op('Mul', [rows, shown]), places]);
}

function encoderLayer(graph: Graph, numerics: Numerics, shape: VisionShape, name: string, x: Value): Value {
  const { width, heads, inner } = shape;
  const size = width / heads;
  const project = (part: string, from: Value, inputs: number, outputs: number) =>
    linear(graph, numerics, `${name}.${part}`, from, { inputs, outputs, bias: true });
  const normed = layerNorm(graph, numerics, `${name}.layer_norm1`, x, width);
  const ofHeads = (part: string) => splitHeads(graph, project(`self_attn.${part}`, normed, width, width), heads, size);
  const mixed = attend(
    graph,
    { q: ofHeads('q_proj'), k: ofHeads('k_proj'), v: ofHeads('v_proj') },
    size,
    numerics.compute,
  );
  const between = graph.op('Add', [x, project('self_attn.out_proj', joinHeads(graph, mixed, width), width, width)]);
  const second = layerNorm(graph, numerics, `${name}.layer_norm2`, between, width);
  const risen = gelu(graph, numerics, project('mlp.fc1', second, width, inner));
  return graph.op('Add', [between, project('mlp.fc2', risen, inner, width)]);
}

/** Pixel shuffle: each scale × scale square of patches becomes one row, which is projected to the text model's width. */
function connector(
  graph: Graph,
  numerics: Numerics,
  { image, patch, width, scale, hidden }: VisionShape,
  x: Value,
): Value {
  const rows = image / patch / scale;
  const squares = graph.op('Reshape', [x, graph.integers([-1, rows, scale, rows, scale * width])]);
  const together = graph.op('Transpose', [squares], { perm: [0, 1, 3, 2, 4] });
  const joined = graph.op('Reshape', [together, graph.integers([-1, rows * rows, scale * scale * width])]);
  return linear(graph, numerics, 'connector.proj', joined, { inputs: scale * scale * width, outputs: hidden });
}
