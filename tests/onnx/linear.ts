import { type Graph, typeNumber, type Value } from './graph.ts';
import { BLOCK, quantiseBlocks, quantiseColumns } from './quantise.ts';
import { normalNumbers } from './random.ts';

/** What a graph calculates in. */
export type FloatType = 'float32' | 'float16';

/**
 * How the matrices lie in the file: as floats; in blocks of 8 or 4 bits (`MatMulNBits`); or as int8 a column with activations
 * quantised on the way (`DynamicQuantizeLinear` and `MatMulInteger`).
 */
export type WeightFormat = 'float' | 'blocks8' | 'blocks4' | 'dynamic8';

export interface Numerics {
  /** Starts the name of every weight, so that two models with the same layers differ; the formats of one model hold the same numbers. */
  seed: string;
  weights: WeightFormat;
  compute: FloatType;
  /** `MatMulNBits`'s accuracy_level: 0 multiplies as float32, 4 quantises the activations to int8. */
  accuracy?: number;
}

/** The same numbers in float32 or rounded to float16. */
export function floats(numbers: Float32Array<ArrayBuffer>, type: FloatType): ArrayBufferView {
  return type === 'float32' ? numbers : new Float16Array(numbers);
}

/** A float weight of normal numbers. */
export function randomWeight(
  graph: Graph,
  { seed, compute }: Numerics,
  name: string,
  sizes: readonly number[],
  deviation: number,
): Value {
  const length = sizes.reduce((a, b) => a * b, 1);
  return graph.weight(name, compute, sizes, () => floats(normalNumbers(`${seed}/${name}`, length, deviation), compute));
}

/** A vector of one number, such as the scale of a norm. */
export function evenWeight(graph: Graph, { compute }: Numerics, name: string, length: number, number: number): Value {
  return graph.weight(name, compute, [length], () => floats(new Float32Array(length).fill(number), compute));
}

export interface LinearShape {
  inputs: number;
  outputs: number;
  /** Multiplies the usual deviation of 1/√inputs. */
  gain?: number;
  bias?: boolean;
}

/** x [..., inputs] times random weights in the format asked for → [..., outputs]. */
export function linear(graph: Graph, numerics: Numerics, name: string, x: Value, shape: LinearShape): Value {
  const { outputs, bias = false } = shape;
  const product = multiply(graph, numerics, name, x, shape);
  if (!bias) return product;
  return graph.op('Add', [product, randomWeight(graph, numerics, `${name}.bias`, [outputs], 0.02)]);
}

function multiply(graph: Graph, numerics: Numerics, name: string, x: Value, shape: LinearShape): Value {
  const { inputs, outputs, gain = 1 } = shape;
  const { seed, weights, compute, accuracy = 4 } = numerics;
  const title = `${name}.weight`;
  const deviation = gain / Math.sqrt(inputs);
  if (weights === 'float' || inputs % BLOCK !== 0) {
    return graph.op('MatMul', [x, randomWeight(graph, numerics, title, [inputs, outputs], deviation)]);
  }
  const numbers = () => normalNumbers(`${seed}/${title}`, inputs * outputs, deviation);
  if (weights === 'dynamic8') return multiplyDynamic(graph, name, x, [inputs, outputs], numbers);
  const bits = weights === 'blocks8' ? 8 : 4;
  const blocks = inputs / BLOCK;
  const quantised = keptForTwo(() => quantiseBlocks(numbers(), inputs, outputs, bits));
  const levels = graph.weight(
    `${name}.levels`,
    'uint8',
    [outputs, blocks, (BLOCK * bits) / 8],
    () => quantised().packed,
  );
  const scales = graph.weight(`${name}.scales`, compute, [outputs, blocks], () => floats(quantised().scales, compute));
  return graph.microsoftOp('MatMulNBits', [x, levels, scales], {
    K: inputs,
    N: outputs,
    bits,
    block_size: BLOCK,
    accuracy_level: accuracy,
  });
}

/** Activations to uint8 by their range, an integer product, and back: what transformers.js names `_int8` and `_quantized`. */
function multiplyDynamic(
  graph: Graph,
  name: string,
  x: Value,
  [inputs, outputs]: [number, number],
  numbers: () => Float32Array,
): Value {
  const quantised = keptForTwo(() => quantiseColumns(numbers(), outputs));
  const [activations, step, zero] = graph.ops('DynamicQuantizeLinear', [x], 3) as [Value, Value, Value];
  const levels = graph.weight(`${name}.levels`, 'int8', [inputs, outputs], () => quantised().levels);
  const scales = graph.weight(`${name}.scales`, 'float32', [outputs], () => quantised().scales);
  const product = graph.op('Cast', [graph.op('MatMulInteger', [activations, levels, zero])], {
    to: typeNumber('float32'),
  });
  return graph.op('Mul', [product, graph.op('Mul', [step, scales])]);
}

/** The two parts of a quantised weight are written one after the other: made for the first, let go after the second. */
function keptForTwo<T>(make: () => T): () => T {
  let kept: T | undefined;
  return () => {
    const value = kept ?? make();
    kept = kept === undefined ? value : undefined;
    return value;
  };
}
