import type { DeviceStatus } from '../../preload/contract/model.ts';
import { devicesOf } from './devices-of.ts';
import type { ModelsProcess } from './models-process.ts';
import { probeDevices } from './probe-devices.ts';

/** ms that a device may take to say whether it works: a first start of CUDA takes long. */
const PROBE_MS = 30_000;

/** Asks every device that this platform may have whether it works; the processor, which always does, comes last. */
export async function everyDevice(fork: () => ModelsProcess): Promise<DeviceStatus[]> {
  const devices = devicesOf(process.platform, process.arch);
  const probed = await probeDevices({ fork, devices, timeoutMs: PROBE_MS });
  return [...probed, { device: 'cpu', ok: true, reason: null, ms: null }];
}
