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
import { rmsNorm } from './norms.ts';
import type { Message } from './protobuf.ts';

export interface DecoderShape {
  vocabulary: number;
  hidden: number;
  layers: number;
  heads: number;
  /** Key and value heads, each shared by heads / kvHeads query heads (Ainslie et al. 2023). */
  kvHeads: number;
  headSize: number;
  inner: number;
  /** RoPE's base. */
  theta: number;
  /** Biases on queries, keys and values, as Qwen2 has. */
  attentionBias?: boolean;
  /** Qwen2-VL's M-RoPE: how many pairs of a head turn by time, height and width. They sum to headSize / 2. */
  sections?: readonly [number, number, number];
  /** False leaves out `num_logits_to_keep`, as older exports do: logits of every position. */
  keepLogits?: boolean;
}

/**
 * decoder_model_merged, Llama's layers: `inputs_embeds` float32 [B, S, hidden], `attention_mask` int64 [B, past + S],
 * `position_ids` int64 [B, S] (with M-RoPE [3, B, S]), `past_key_values.{i}.key|value` [B, kvHeads, past, headSize],
 * `num_logits_to_keep` int64 scalar (0 = all) → `logits` float32 [B, kept, vocabulary], `present.{i}.key|value`.
 * Keys and values are in the type calculated in. Queries see keys up to their own place that the mask does not hide.
 */
export function llamaDecoder(numerics: Numerics, shape: DecoderShape): Message {
  const { vocabulary, hidden, layers, kvHeads, headSize, keepLogits = true } = shape;
  const { compute } = numerics;
  const graph = new Graph('decoder_model_merged');
  const embeds = graph.input('inputs_embeds', 'float32', ['batch_size', 'sequence_length', hidden]);
  const mask = graph.input('attention_mask', 'int64', ['batch_size', 'total_sequence_length']);
  const turn = rotation(graph, positionAngles(graph, shape), compute);
  const bias = causalBias(graph, numerics, embeds, mask);
  const cacheSizes = (length: string) => ['batch_size', kvHeads, length, headSize];

  let x = compute === 'float32' ? embeds : graph.op('Cast', [embeds], { to: typeNumber(compute) });
  for (let layer = 0; layer < layers; layer++) {
    const past = (part: string) =>
      graph.input(`past_key_values.${layer}.${part}`, compute, cacheSizes('past_sequence_length'));
    const done = decoderLayer(graph, numerics, shape, layer, {
      x,
      bias,
      turn,
      pastKey: past('key'),
      pastValue: past('value'),
    });
    graph.output(done.key, `present.${layer}.key`, compute, cacheSizes('total_sequence_length'));
    graph.output(done.value, `present.${layer}.value`, compute, cacheSizes('total_sequence_length'));
    x = done.x;
  }

  const kept = keepLogits ? lastPositions(graph, x, graph.input('num_logits_to_keep', 'int64', [])) : x;
  const normed = rmsNorm(graph, numerics, 'norm', kept, hidden, 1e-5);
  const logits = linear(graph, numerics, 'lm_head', normed, { inputs: hidden, outputs: vocabulary });
  const wide = compute === 'float32' ? logits : graph.op('Cast', [logits], { to: typeNumber('float32') });
  graph.output(wide, 'logits', 'float32', ['batch_size', 'num_logits', vocabulary]);
  return graph.build();
}

interface LayerInput {
  x: Value;
  bias: Value;
  turn: Rotation;
  pastKey: Value;
  pastValue: Value;
}

function decoderLayer(
  graph: Graph,
  numerics: Numerics,
  shape: DecoderShape,
  layer: number,
  { x, bias, turn, pastKey, pastValue }: LayerInput,
): { x: Value; key: Value; value: Value } {
  const { hidden, heads, kvHeads, headSize, inner, attentionBias = false } = shape;
  const project = (name: string, from: Value, inputs: number, outputs: number, withBias = false) =>
    linear(graph, numerics, `layers.${layer}.${name}`, from, { inputs, outputs, bias: withBias });
  const norm = (name: string, from: Value) => rmsNorm(graph, numerics, `layers.${layer}.${name}`, from, hidden, 1e-5);
  const ofHeads = (name: string, from: Value, count: number) =>
    splitHeads(graph, project(name, from, hidden, count * headSize, attentionBias), count, headSize);
  const spread = (kv: Value) => repeatHeads(graph, kv, heads / kvHeads, heads, headSize);

  const attended = norm('input_layernorm', x);
  const query = rotate(graph, ofHeads('self_attn.q_proj', attended, heads), turn, headSize);
  const newKey = rotate(graph, ofHeads('self_attn.k_proj', attended, kvHeads), turn, headSize);
  const key = graph.op('Concat', [pastKey, newKey], { axis: 2 });
  const value = graph.op('Concat', [pastValue, ofHeads('self_attn.v_proj', attended, kvHeads)], { axis: 2 });
  const mixed = attend(graph, { q: query, k: spread(key), v: spread(value), bias }, headSize, numerics.compute);
  const joined = joinHeads(graph, mixed, heads * headSize);
  const between = graph.op('Add', [x, project('self_attn.o_proj', joined, heads * headSize, hidden)]);

  const normed = norm('post_attention_layernorm', between);
  const gate = project('mlp.gate_proj', normed, hidden, inner);
  const swish = graph.op('Mul', [gate, graph.op('Sigmoid', [gate])]);
  const gated = graph.op('Mul', [swish, project('mlp.up_proj', normed, hidden, inner)]);
  return { x: graph.op('Add', [between, project('mlp.down_proj', gated, inner, hidden)]), key, value };
}

/** Angles [B, S, headSize / 2] of `position_ids`; with M-RoPE each section of pairs takes its own axis of position. */
function positionAngles(graph: Graph, { theta, headSize, sections }: DecoderShape): Value {
  const pairs = headSize / 2;
  const batch = ['batch_size', 'sequence_length'];
  const positions = graph.input('position_ids', 'int64', sections ? [3, ...batch] : batch);
  const columns = graph.op('Unsqueeze', [
    graph.op('Cast', [positions], { to: typeNumber('float32') }),
    graph.integers([-1]),
  ]);
  const angles = graph.op('Mul', [columns, frequencies(graph, theta, pairs)]);
  if (sections === undefined) return angles;
  if (sections.reduce((a, b) => a + b) !== pairs) throw new Error(`Sections ${sections} are not ${pairs} pairs.`);
  const parts = sections.map((length, axis) => {
    const from = sections.slice(0, axis).reduce((a, b) => a + b, 0);
    const part = graph.op('Slice', [
      angles,
      graph.integers([axis, from]),
      graph.integers([axis + 1, from + length]),
      graph.integers([0, 3]),
    ]);
    return graph.op('Squeeze', [part, graph.integers([0])]);
  });
  return graph.op('Concat', parts, { axis: -1 });
}

/** [B, 1, S, past + S], to be added to the scores. */
function causalBias(graph: Graph, { compute }: Numerics, embeds: Value, mask: Value): Value {
  const second = (x: Value) =>
    graph.op('Squeeze', [graph.op('Gather', [graph.op('Shape', [x]), graph.integers([1])], { axis: 0 })]);
  const total = second(mask);
  const one = graph.integers(1);
  const keys = graph.op('Range', [graph.integers(0), total, one]);
  const queries = graph.op('Range', [graph.op('Sub', [total, second(embeds)]), total, one]);
  const before = graph.op('LessOrEqual', [keys, graph.op('Unsqueeze', [queries, graph.integers([1])])]);
  const present = graph.op('Cast', [graph.op('Unsqueeze', [mask, graph.integers([1, 2])])], {
    to: typeNumber('bool'),
  });
  return maskToBias(
    graph,
    graph.op('And', [graph.op('Unsqueeze', [before, graph.integers([0, 1])]), present]),
    compute,
  );
}

function repeatHeads(graph: Graph, kv: Value, times: number, heads: number, size: number): Value {
  if (times === 1) return kv;
  const copies = Array.from({ length: times }, () => graph.op('Unsqueeze', [kv, graph.integers([2])]));
  return graph.op('Reshape', [graph.op('Concat', copies, { axis: 2 }), graph.integers([0, heads, -1, size])]);
}

/** The last `count` positions of x [B, S, hidden]; 0 keeps all, since a slice from −0 starts at the front. */
function lastPositions(graph: Graph, x: Value, count: Value): Value {
  const from = graph.op('Reshape', [graph.op('Neg', [count]), graph.integers([1])]);
  return graph.op('Slice', [x, from, graph.integers([2n ** 63n - 1n]), graph.integers([1])]);
}
