import type { Device } from '../protocol.ts';

/** Endings of ONNX files for each kind of numbers, as transformers.js names them. */
export const dtypeSuffixes = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const;
export type Dtype = keyof typeof dtypeSuffixes;

const gpu: readonly Dtype[] = ['fp16', 'q4f16', 'q4', 'fp32', 'bnb4', 'q8', 'int8', 'uint8'];

/**
 * What runs best where, first choice first. On a CPU 4-bit blocks (MatMulNBits) go before 8-bit tensors: those overflow where there is no
 * VNNI, and half floats are computed by way of single ones there.
 */
const preferred: Record<Device, readonly Dtype[]> = {
  cpu: ['q4', 'fp32', 'q8', 'int8', 'uint8', 'bnb4', 'fp16', 'q4f16'],
  cuda: gpu,
  coreml: gpu,
  dml: gpu,
  webgpu: gpu,
};

export const devices = Object.keys(preferred) as Device[];

/**
 * The kind of numbers to use on each device, out of those that are there.
 * @param wanted the catalogue's choice; counts where it is there
 */
export function dtypesByDevice(
  present: readonly Dtype[],
  wanted: Partial<Record<Device, Dtype>> = {},
): Partial<Record<Device, Dtype>> {
  const choose = (device: Device): Dtype | undefined => {
    const choice = wanted[device];
    if (choice !== undefined && present.includes(choice)) return choice;
    return preferred[device].find((dtype) => present.includes(dtype));
  };
  return Object.fromEntries(
    devices.map((device) => [device, choose(device)]).filter(([, dtype]) => dtype !== undefined),
  );
}
