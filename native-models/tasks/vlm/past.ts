import { Tensor } from 'onnxruntime-node';
import { asInput } from '../../runtimes/element-type.ts';
import type { Past } from './decoder.ts';

/** The cache of one row, given to `rows` rows: what they share is computed once. */
export function repeated(past: Past, rows: number): Past {
  if (rows === past.rows) return past;
  const tensors = Object.entries(past.tensors).map(([name, tensor]) => [name, repeat(tensor, rows)]);
  return { tensors: Object.fromEntries(tensors), rows, length: past.length };
}

function repeat(tensor: Tensor, rows: number): Tensor {
  // Halves lie in 16-bit words, whatever they mean.
  const data = asInput(tensor).data as Float32Array | Uint16Array;
  const all = data instanceof Float32Array ? new Float32Array(data.length * rows) : new Uint16Array(data.length * rows);
  for (let r = 0; r < rows; r++) all.set(data, r * data.length);
  return asInput(new Tensor(tensor.type, all, [rows, ...tensor.dims.slice(1)]));
}
