import { deviceNames } from '../../native-models/catalog/device-names.ts';
import type { Device, DeviceProbe } from '../../native-models/protocol.ts';
import type { ModelsProcess } from './models-process.ts';

export interface ProbedDevice extends DeviceProbe {
  device: Device;
}

export interface ProbeDevicesOptions {
  fork: () => ModelsProcess;
  devices: readonly Device[];
  /** ms that one device may take, its process's start included. */
  timeoutMs: number;
}

/**
 * Asks each device whether it works, one after the other and each in a models process of its own, since a bad driver ends
 * its process or never comes back. Never rejects: a crash is an answer too.
 */
export async function probeDevices({ fork, devices, timeoutMs }: ProbeDevicesOptions): Promise<ProbedDevice[]> {
  const probed: ProbedDevice[] = [];
  for (const device of devices) probed.push({ device, ...(await probe(fork, device, timeoutMs)) });
  return probed;
}

async function probe(fork: () => ModelsProcess, device: Device, timeoutMs: number): Promise<DeviceProbe> {
  const begun = performance.now();
  const failed = (reason: string): DeviceProbe => ({ ok: false, reason, ms: performance.now() - begun });
  const name = deviceNames[device];
  let child: ModelsProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    child = fork();
    const running = child;
    return await new Promise<DeviceProbe>((resolve) => {
      running.onMessage((message) => {
        if (message.kind === 'ready') running.send({ kind: 'run', id: 1, task: 'probe-device', input: { device } });
        else if (message.kind === 'result') resolve(message.value as DeviceProbe);
        else if (message.kind === 'error') resolve(failed(message.message));
      });
      running.onExit(() => {
        resolve(failed(`${name} cannot be used: its driver or libraries stopped the program that tried it.`));
      });
      timer = setTimeout(() => {
        resolve(failed(`${name} cannot be used: it gave no answer within ${Math.round(timeoutMs / 1000)} seconds.`));
      }, timeoutMs);
    });
  } catch {
    return failed(`${name} could not be tried: the program that tries it did not start.`);
  } finally {
    clearTimeout(timer);
    child?.kill();
  }
}
