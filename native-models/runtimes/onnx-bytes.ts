/**
 * Writes small ONNX models as bytes (github.com/onnx/onnx, onnx.proto3), so that a graph of a few nodes needs no file
 * and no tool of its own. Only what such graphs use: float tensors without weights, attributes of integers.
 */

export interface GraphNode {
  op: string;
  inputs: string[];
  outputs: string[];
  /** Integers, or lists of them, by name. */
  attributes?: Record<string, number | number[]>;
}

export interface GraphValue {
  name: string;
  /** Sizes; a name stands for one that is known only when the model runs. */
  shape: (number | string)[];
  /** @default 'float32' */
  type?: keyof typeof ELEMENT_TYPES;
}

export interface Graph {
  nodes: GraphNode[];
  inputs: GraphValue[];
  outputs: GraphValue[];
}

const IR_VERSION = 8;
const OPSET = 17;
const ELEMENT_TYPES = { float32: 1, int64: 7, float16: 10 };
const ATTRIBUTE_TYPES = { integer: 2, integers: 7 };

/** The bytes of an ONNX model with this graph. */
export function onnxModel({ nodes, inputs, outputs }: Graph): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, nodeFields(node))),
    text(2, 'graph'),
    ...inputs.map((value) => message(11, valueFields(value))),
    ...outputs.map((value) => message(12, valueFields(value))),
  ];
  return Buffer.concat([integer(1, IR_VERSION), message(7, graph), message(8, [integer(2, OPSET)])]);
}

function nodeFields({ op, inputs, outputs, attributes = {} }: GraphNode): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, [text(1, name), ...attributeFields(value)])),
  ];
}

function attributeFields(value: number | number[]): Uint8Array[] {
  if (typeof value === 'number') return [integer(3, value), integer(20, ATTRIBUTE_TYPES.integer)];
  return [...value.map((one) => integer(8, one)), integer(20, ATTRIBUTE_TYPES.integers)];
}

function valueFields({ name, shape, type = 'float32' }: GraphValue): Uint8Array[] {
  const dimensions = shape.map((size) => message(1, [typeof size === 'number' ? integer(1, size) : text(2, size)]));
  return [text(1, name), message(2, [message(1, [integer(1, ELEMENT_TYPES[type]), message(2, dimensions)])])];
}

/** Protocol Buffers' wire format: a key (field number and wire type), then the value. */
function integer(field: number, value: number): Uint8Array {
  return Buffer.from([...varint(field << 3), ...varint(value)]);
}

function message(field: number, parts: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(body.length)]), body]);
}

function text(field: number, value: string): Uint8Array {
  return message(field, [Buffer.from(value)]);
}

/** Seven bits a byte, lowest first; a negative number takes ten bytes. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return bytes;
}
