import { type Graph, typeNumber, type Value } from './graph.ts';
import { evenWeight, type Numerics } from './linear.ts';

/** x / √(mean x² + ε) times a scale, in float32 as Llama does; the nodes are those that ONNX Runtime fuses into one. */
export function rmsNorm(
  graph: Graph,
  numerics: Numerics,
  name: string,
  x: Value,
  width: number,
  epsilon: number,
): Value {
  const half = numerics.compute === 'float16';
  const wide = half ? graph.op('Cast', [x], { to: typeNumber('float32') }) : x;
  const mean = graph.op('ReduceMean', [graph.op('Pow', [wide, graph.scalar(2)])], { axes: [-1], keepdims: 1 });
  const root = graph.op('Sqrt', [graph.op('Add', [mean, graph.scalar(epsilon)])]);
  const even = graph.op('Div', [wide, root]);
  const scale = evenWeight(graph, numerics, `${name}.weight`, width, 1);
  return graph.op('Mul', [half ? graph.op('Cast', [even], { to: typeNumber('float16') }) : even, scale]);
}

export function layerNorm(graph: Graph, numerics: Numerics, name: string, x: Value, width: number): Value {
  const scale = evenWeight(graph, numerics, `${name}.weight`, width, 1);
  const shift = evenWeight(graph, numerics, `${name}.bias`, width, 0);
  return graph.op('LayerNormalization', [x, scale, shift], { axis: -1, epsilon: { float: 1e-6 } });
}

/** ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))): GELU as SigLIP calculates it, in the nodes that ONNX Runtime fuses into one. */
export function gelu(graph: Graph, { compute }: Numerics, x: Value): Value {
  const number = (value: number) => graph.scalar(value, compute);
  const cube = graph.op('Mul', [number(0.044715), graph.op('Pow', [x, number(3)])]);
  const inner = graph.op('Mul', [graph.op('Add', [x, cube]), number(Math.sqrt(2 / Math.PI))]);
  const factor = graph.op('Add', [graph.op('Tanh', [inner]), number(1)]);
  return graph.op('Mul', [graph.op('Mul', [x, factor]), number(0.5)]);
}
