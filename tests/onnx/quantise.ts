/** Inputs that share one scale. */
export const BLOCK = 32;

export interface Blocks {
  /** [outputs, inputs / 32, 32 × bits / 8]; at 4 bits the first of a pair lies in the low half. */
  packed: Uint8Array<ArrayBuffer>;
  /** [outputs, inputs / 32] */
  scales: Float32Array<ArrayBuffer>;
}

/**
 * Weights [inputs, outputs] as `MatMulNBits` of ONNX Runtime wants them: blocks of 32 inputs, symmetric around 2^(bits−1).
 * At 4 bits the number of largest magnitude lies on −8, as ONNX Runtime's own quantiser does, which uses the sixteenth step, too.
 */
export function quantiseBlocks(weights: Float32Array, inputs: number, outputs: number, bits: 4 | 8): Blocks {
  if (inputs % BLOCK !== 0) throw new Error(`${inputs} inputs are no whole blocks of ${BLOCK}.`);
  const blocks = inputs / BLOCK;
  const bytes = (BLOCK * bits) / 8;
  const packed = new Uint8Array(outputs * blocks * bytes);
  const scales = new Float32Array(outputs * blocks);
  const extremes = new Float32Array(outputs);
  const middle = 1 << (bits - 1);
  for (let block = 0; block < blocks; block++) {
    findExtremes(weights.subarray(block * BLOCK * outputs, (block + 1) * BLOCK * outputs), extremes);
    for (let out = 0; out < outputs; out++) {
      const extreme = extremes[out]!;
      scales[out * blocks + block] = bits === 8 ? Math.abs(extreme) / 127 : extreme / -8;
    }
    for (let i = 0; i < BLOCK; i++) {
      const row = (block * BLOCK + i) * outputs;
      for (let out = 0; out < outputs; out++) {
        const scale = scales[out * blocks + block]!;
        const level = scale === 0 ? 0 : Math.round(weights[row + out]! / scale);
        const stored = Math.min(level, middle - 1) + middle;
        const at = (out * blocks + block) * bytes;
        if (bits === 8) packed[at + i] = stored;
        else packed[at + (i >> 1)]! |= i % 2 === 0 ? stored : stored << 4;
      }
    }
  }
  return { packed, scales };
}

/** Of every column the number of largest magnitude, with its sign. */
function findExtremes(rows: Float32Array, extremes: Float32Array): void {
  const outputs = extremes.length;
  extremes.fill(0);
  for (let i = 0; i < rows.length; i += outputs) {
    for (let out = 0; out < outputs; out++) {
      const weight = rows[i + out]!;
      if (Math.abs(weight) > Math.abs(extremes[out]!)) extremes[out] = weight;
    }
  }
}

/** Weights [inputs, outputs] as int8 with one scale an output: what ONNX Runtime's dynamic quantisation writes. */
export function quantiseColumns(
  weights: Float32Array,
  outputs: number,
): { levels: Int8Array<ArrayBuffer>; scales: Float32Array<ArrayBuffer> } {
  const scales = new Float32Array(outputs);
  findExtremes(weights, scales);
  for (let out = 0; out < outputs; out++) scales[out] = Math.abs(scales[out]!) / 127 || 1;
  const levels = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i += outputs) {
    for (let out = 0; out < outputs; out++) levels[i + out] = Math.round(weights[i + out]! / scales[out]!);
  }
  return { levels, scales };
}
