import type { Device } from '../protocol.ts';

/** What people know the devices as, within a sentence. */
export const deviceNames: Record<Device, string> = {
  cpu: 'the processor',
  cuda: 'CUDA',
  coreml: 'Core ML',
  dml: 'DirectML',
  webgpu: 'WebGPU',
};
