import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { deviceNames } from '../catalog/device-names.ts';
import type { Device } from '../protocol.ts';
import { deviceProblem } from './device-problem.ts';
import { ModelError } from './model-error.ts';
import { isOutOfMemory } from './out-of-memory.ts';
import { cpuOptions, type SessionOptions } from './session.ts';

export interface OpenedOnDevice {
  session: InferenceSession;
  /** Where it runs. */
  device: Device;
  /** One sentence: what was tried first and why it is not used; null where the first choice worked. */
  note: string | null;
}

/**
 * Opens an ONNX file on the first device that takes it, the processor last. Operators that a device does not know run on
 * the processor within the same session. Ask only for devices that passed their probe: a CUDA whose libraries do not fit
 * may end the process.
 * @param devices in order of preference; the processor need not be named
 * @throws ModelError MODEL_MISSING where the file is not there, INTERNAL where not even the processor takes it
 */
export async function openOnDevice(
  file: string,
  devices: readonly Device[],
  options: SessionOptions,
): Promise<OpenedOnDevice> {
  if (!existsSync(file)) {
    throw new ModelError('MODEL_MISSING', `The model file ${basename(file)} is missing: install the model again.`);
  }
  const before = devices.includes('cpu') ? devices.slice(0, devices.indexOf('cpu')) : devices;
  const problems: string[] = [];
  for (const device of before) {
    try {
      const session = await InferenceSession.create(file, { ...cpuOptions(options), executionProviders: [device] });
      return { session, device, note: noteOf(device, problems) };
    } catch (error) {
      problems.push(`${deviceNames[device]} cannot be used (${deviceProblem(error)})`);
    }
  }
  try {
    const session = await InferenceSession.create(file, cpuOptions(options));
    return { session, device: 'cpu', note: noteOf('cpu', problems) };
  } catch (cause) {
    const sentence = isOutOfMemory(cause)
      ? `There is too little free memory for the model file ${basename(file)}: close other programs, or use a smaller model.`
      : `The model file ${basename(file)} could not be loaded: install the model again to replace it.`;
    throw new ModelError('INTERNAL', sentence, cause);
  }
}

function noteOf(device: Device, problems: string[]): string | null {
  return problems.length === 0 ? null : `The model runs on ${deviceNames[device]}: ${problems.join(', and ')}.`;
}
