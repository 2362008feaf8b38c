import { type InferenceSession, Tensor } from 'onnxruntime-node';

/** The types in which models take and give features: as they are, or halved for graphics cards. */
export type FloatType = 'float32' | 'float16';

/**
 * The type of one of a session's inputs or outputs.
 * @param metadata `session.inputMetadata` or `session.outputMetadata`
 * @throws Error where there is none of that name, or it is of another type
 */
export function floatTypeOf(metadata: readonly InferenceSession.ValueMetadata[], name: string): FloatType {
  const value = metadata.find((one) => one.name === name);
  if (!value?.isTensor) throw new Error(`The model has no tensor called ${name}.`);
  if (value.type !== 'float32' && value.type !== 'float16') {
    throw new Error(`The model's ${name} is of the type ${value.type}, not float32 or float16.`);
  }
  return value.type;
}

/** A tensor of that type, to be put into a model; values beyond float16's 65,504 become infinite in it. */
export function floatTensor(type: FloatType, data: Float32Array, dims: readonly number[]): Tensor {
  if (type === 'float32') return new Tensor('float32', data, dims);
  return asInput(new Tensor('float16', new Uint16Array(new Float16Array(data).buffer), dims));
}

/**
 * The same tensor, fit to be put into a model: for float16 that comes out of one, as a KV cache does. onnxruntime-node
 * 1.30 takes a Float16Array, which its tensors hold since Node has it, to be 0 bytes long (its pull request 32323).
 */
export function asInput(tensor: Tensor): Tensor {
  if (tensor.type !== 'float16' || tensor.location === 'gpu-buffer') return tensor;
  if ((tensor.data as unknown) instanceof Uint16Array) return tensor;
  const { buffer, byteOffset, length } = tensor.data as unknown as Float16Array;
  return Object.defineProperty(tensor, 'data', { value: new Uint16Array(buffer, byteOffset, length) });
}

/** The values of a tensor of either type. @throws Error where it is of another */
export function floatsOf(tensor: Tensor): Float32Array {
  const data: unknown = tensor.data;
  if (data instanceof Float32Array) return data;
  if (data instanceof Float16Array) return new Float32Array(data);
  if (tensor.type !== 'float16') throw new Error(`A tensor of ${tensor.type} holds no features.`);
  const { buffer, byteOffset, length } = data as Uint16Array;
  return new Float32Array(new Float16Array(buffer, byteOffset, length));
}
