import type { Device } from '../../../preload/contract/model.ts';

/** Devices as people call them; `short` reads well behind "on the". */
export const deviceNames: Record<Device, { label: string; short: string }> = {
  cpu: { label: 'Processor', short: 'processor' },
  cuda: { label: 'NVIDIA graphics card (CUDA)', short: 'NVIDIA graphics card' },
  coreml: { label: 'Apple graphics and neural engine (Core ML)', short: 'Apple neural engine' },
  dml: { label: 'Graphics card (DirectML)', short: 'graphics card' },
  webgpu: { label: 'Graphics card (WebGPU)', short: 'graphics card' },
};
