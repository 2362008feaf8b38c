import { type LazyBytes, Message } from './protobuf.ts';

/** TensorProto.DataType of onnx.proto. */
const DATA_TYPES = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10 } as const;
const BYTES = { float32: 4, uint8: 1, int8: 1, int32: 4, int64: 8, bool: 1, float16: 2 } as const;
const ATTRIBUTE = { float: 1, integer: 2, text: 3, integers: 7 } as const;
/** ONNX Runtime's own operators, such as MatMulNBits. */
const MICROSOFT = 'com.microsoft';
const IR_VERSION = 8;
const OPSET = 17;

export type DataType = keyof typeof DATA_TYPES;
/** A number, or the name of a size that is only known at run time. */
export type Size = number | string;
/** The name of a tensor in the graph. */
export type Value = string & { readonly tensor: unique symbol };
/** Whole numbers are integers, unless wrapped: `{ float: 1 }`. */
export type Attribute = number | string | readonly number[] | { readonly float: number };
type Attributes = Readonly<Record<string, Attribute>>;

/** The operators' number for a type, as `Cast`'s attribute `to` wants it. */
export const typeNumber = (type: DataType): number => DATA_TYPES[type];

/** Collects the nodes, weights, inputs and outputs of one ONNX graph (onnx.proto, opset 17). */
export class Graph {
  private readonly name: string;
  private readonly nodes: Message[] = [];
  private readonly weights: Message[] = [];
  private readonly inputs: Message[] = [];
  private readonly outputs: Message[] = [];
  private readonly constants = new Map<string, Value>();
  private names = 0;

  constructor(name: string) {
    this.name = name;
  }

  input(name: string, type: DataType, sizes: readonly Size[]): Value {
    this.inputs.push(valueInfo(name, type, sizes));
    return name as Value;
  }

  output(value: Value, name: string, type: DataType, sizes: readonly Size[]): void {
    this.nodes.push(node('Identity', [value], [name], {}, `${name}/output`));
    this.outputs.push(valueInfo(name, type, sizes));
  }

  op(type: string, inputs: readonly Value[], attributes: Attributes = {}): Value {
    return this.add(type, inputs, attributes, '', 1)[0]!;
  }

  /** An operator with several outputs. */
  ops(type: string, inputs: readonly Value[], outputs: number): Value[] {
    return this.add(type, inputs, {}, '', outputs);
  }

  /** An operator of ONNX Runtime's own. */
  microsoftOp(type: string, inputs: readonly Value[], attributes: Attributes): Value {
    return this.add(type, inputs, attributes, MICROSOFT, 1)[0]!;
  }

  /** A weight whose numbers are made when the model is written. */
  weight(name: string, type: DataType, sizes: readonly number[], make: () => ArrayBufferView): Value {
    const length = sizes.reduce((a, b) => a * b, 1) * BYTES[type];
    const data: LazyBytes = {
      length,
      make() {
        const view = make();
        if (view.byteLength !== length) throw new Error(`${name} has ${view.byteLength} bytes, not ${length}.`);
        return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      },
    };
    const tensor = new Message();
    for (const size of sizes) tensor.integer(1, size);
    this.weights.push(tensor.integer(2, DATA_TYPES[type]).text(8, name).bytes(9, data));
    return name as Value;
  }

  /** Whole numbers: a list, or a scalar. */
  integers(numbers: number | readonly (number | bigint)[]): Value {
    const list = typeof numbers === 'number' ? [numbers] : numbers;
    return this.constant('int64', typeof numbers === 'number' ? [] : [list.length], list.join(), () =>
      BigInt64Array.from(list, BigInt),
    );
  }

  /** A scalar. */
  scalar(number: number, type: 'float32' | 'float16' = 'float32'): Value {
    return this.constant(type, [], String(number), () =>
      type === 'float32' ? new Float32Array([number]) : new Float16Array([number]),
    );
  }

  build(): Message {
    const graph = new Message();
    for (const one of this.nodes) graph.message(1, one);
    graph.text(2, this.name);
    for (const one of this.weights) graph.message(5, one);
    for (const one of this.inputs) graph.message(11, one);
    for (const one of this.outputs) graph.message(12, one);
    return new Message()
      .integer(1, IR_VERSION)
      .text(2, 'cuepoint tests')
      .message(7, graph)
      .message(8, new Message().text(1, '').integer(2, OPSET))
      .message(8, new Message().text(1, MICROSOFT).integer(2, 1));
  }

  private add(type: string, inputs: readonly Value[], attributes: Attributes, domain: string, count: number): Value[] {
    const name = `${type}_${this.names++}`;
    const outputs = Array.from({ length: count }, (_, i) => (i === 0 ? name : `${name}_${i}`) as Value);
    this.nodes.push(node(type, inputs, outputs, attributes, name, domain));
    return outputs;
  }

  private constant(type: DataType, sizes: number[], content: string, make: () => ArrayBufferView): Value {
    const key = `${type}/${sizes}/${content}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const value = this.weight(`constant_${this.names++}`, type, sizes, make);
    this.constants.set(key, value);
    return value;
  }
}

function node(
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Attributes,
  name: string,
  domain = '',
): Message {
  const message = new Message();
  for (const input of inputs) message.text(1, input);
  for (const output of outputs) message.text(2, output);
  message.text(3, name).text(4, type);
  for (const [key, value] of Object.entries(attributes)) message.message(5, attribute(key, value));
  return domain ? message.text(7, domain) : message;
}

function attribute(name: string, value: Attribute): Message {
  const message = new Message().text(1, name);
  if (typeof value === 'number') return message.integer(3, value).integer(20, ATTRIBUTE.integer);
  if (typeof value === 'string') return message.text(4, value).integer(20, ATTRIBUTE.text);
  if ('float' in value) return message.float(2, value.float).integer(20, ATTRIBUTE.float);
  for (const one of value) message.integer(8, one);
  return message.integer(20, ATTRIBUTE.integers);
}

function valueInfo(name: string, type: DataType, sizes: readonly Size[]): Message {
  const shape = new Message();
  for (const size of sizes) {
    const dimension = new Message();
    shape.message(1, typeof size === 'number' ? dimension.integer(1, size) : dimension.text(2, size));
  }
  const tensor = new Message().integer(1, DATA_TYPES[type]).message(2, shape);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
}
