import { type Graph, typeNumber, type Value } from './graph.ts';
import type { FloatType } from './linear.ts';

/** [B, S, heads × size] → [B, heads, S, size] */
export function splitHeads(graph: Graph, x: Value, heads: number, size: number): Value {
  return graph.op('Transpose', [graph.op('Reshape', [x, graph.integers([0, 0, heads, size])])], { perm: [0, 2, 1, 3] });
}

/** [B, heads, S, size] → [B, S, heads × size] */
export function joinHeads(graph: Graph, x: Value, width: number): Value {
  return graph.op('Reshape', [graph.op('Transpose', [x], { perm: [0, 2, 1, 3] }), graph.integers([0, 0, width])]);
}

/** softmax(q kᵀ / √size + bias) v over [B, heads, S, size]. */
export function attend(
  graph: Graph,
  { q, k, v, bias }: { q: Value; k: Value; v: Value; bias?: Value },
  size: number,
  compute: FloatType,
): Value {
  const products = graph.op('MatMul', [q, graph.op('Transpose', [k], { perm: [0, 1, 3, 2] })]);
  const scaled = graph.op('Mul', [products, graph.scalar(1 / Math.sqrt(size), compute)]);
  const scores = bias === undefined ? scaled : graph.op('Add', [scaled, bias]);
  return graph.op('MatMul', [graph.op('Softmax', [scores], { axis: -1 }), v]);
}

/** 0 where `allowed` (bool) holds, and the least number there is elsewhere: to be added to attention scores. */
export function maskToBias(graph: Graph, allowed: Value, compute: FloatType): Value {
  const least = compute === 'float32' ? -3.4028234663852886e38 : -65504;
  return graph.op('Where', [allowed, graph.scalar(0, compute), graph.scalar(least, compute)]);
}

/** Turns x [B, heads, S, size] by the angles whose cosines and sines are [B or 1, 1, S, size] (RoFormer, halves as in Llama). */
export function rotate(graph: Graph, x: Value, { cos, sin }: Rotation, size: number): Value {
  const half = size / 2;
  const part = (from: number, to: number) =>
    graph.op('Slice', [x, graph.integers([from]), graph.integers([to]), graph.integers([3])]);
  const turned = graph.op('Concat', [graph.op('Neg', [part(half, size)]), part(0, half)], { axis: 3 });
  return graph.op('Add', [graph.op('Mul', [x, cos]), graph.op('Mul', [turned, sin])]);
}

export interface Rotation {
  cos: Value;
  sin: Value;
}

/** Cosines and sines of angles [B, S, size / 2], each half of a head turning by the same ones. */
export function rotation(graph: Graph, angles: Value, compute: FloatType): Rotation {
  const both = graph.op('Unsqueeze', [graph.op('Concat', [angles, angles], { axis: -1 }), graph.integers([1])]);
  const typed = (x: Value) => (compute === 'float32' ? x : graph.op('Cast', [x], { to: typeNumber(compute) }));
  return { cos: typed(graph.op('Cos', [both])), sin: typed(graph.op('Sin', [both])) };
}

/** θ^(−i / pairs) for i below `pairs`, float32 [pairs]. */
export function frequencies(graph: Graph, theta: number, pairs: number): Value {
  return graph.weight('rotary.frequencies', 'float32', [pairs], () =>
    Float32Array.from({ length: pairs }, (_, i) => theta ** (-i / pairs)),
  );
}
