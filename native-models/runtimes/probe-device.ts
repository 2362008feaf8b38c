import { InferenceSession, Tensor } from 'onnxruntime-node';
import { deviceNames } from '../catalog/device-names.ts';
import type { Device, DeviceProbe } from '../protocol.ts';
import { deviceProblem } from './device-problem.ts';
import { ModelError } from './model-error.ts';
import { onnxModel } from './onnx-bytes.ts';
import { cpuOptions } from './session.ts';

const shape = [1, 1, 2, 2];
const model = onnxModel({
  nodes: [{ op: 'Add', inputs: ['a', 'b'], outputs: ['sum'] }],
  inputs: [
    { name: 'a', shape },
    { name: 'b', shape },
  ],
  outputs: [{ name: 'sum', shape }],
});

/**
 * Whether a device works: runs an addition on it and nothing else, and looks at the result. ONNX Runtime's list of
 * backends is that of the build, not of the machine. A failing driver may end the process, so main asks in one of its
 * own (main/models/probe-devices.ts).
 * @throws ModelError BAD_INPUT where there is no such device
 */
export async function probeDevice(device: Device): Promise<DeviceProbe> {
  const name = deviceNames[device];
  if (!name) throw new ModelError('BAD_INPUT', `There is no device called ${device}.`);
  const begun = performance.now();
  const answer = (problem: string | null): DeviceProbe => ({
    ok: problem === null,
    reason: problem && `${name[0]!.toUpperCase()}${name.slice(1)} cannot be used: ${problem}.`,
    ms: performance.now() - begun,
  });
  try {
    return answer((await addsRight(device)) ? null : 'its results are wrong, which a newer driver may mend');
  } catch (error) {
    return answer(deviceProblem(error));
  }
}

async function addsRight(device: Device): Promise<boolean> {
  const options = cpuOptions({ threads: 1, arena: false });
  const session = await InferenceSession.create(model, {
    ...options,
    executionProviders: [device],
    // Without it ONNX Runtime does on the processor, silently, what the device cannot.
    extra: device === 'cpu' ? options.extra : { session: { disable_cpu_ep_fallback: '1' } },
    // What it would say goes into the reason.
    logSeverityLevel: 4,
  });
  try {
    const a = new Tensor('float32', Float32Array.of(1, 2, 3, 4), shape);
    const b = new Tensor('float32', Float32Array.of(0.5, -2, 8, 100), shape);
    const { sum } = await session.run({ a, b });
    const expected = [1.5, 0, 11, 104];
    return (
      (await sum!.getData()).length === 4 && expected.every((value, i) => (sum!.data as Float32Array)[i] === value)
    );
  } finally {
    await session.release();
  }
}
