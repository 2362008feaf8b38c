import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Tensor } from 'onnxruntime-node';
import type { Device } from '../../../../native-models/protocol.ts';
import { onnxModel } from '../../../../native-models/runtimes/onnx-bytes.ts';
import { openOnDevice } from '../../../../native-models/runtimes/open-on-device.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuepoint-device-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'double.onnx');
const x = { name: 'x', shape: [2] };
writeFileSync(
  file,
  onnxModel({
    nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
    inputs: [x],
    outputs: [{ ...x, name: 'y' }],
  }),
);
const options = { threads: 1, arena: true };
/** Two that the package for this platform does not carry. */
const elsewhere: Device[] = process.platform === 'win32' ? ['cuda', 'coreml'] : ['dml', 'coreml'];

async function doubles(devices: Device[]) {
  const { session, device, note } = await openOnDevice(file, devices, options);
  const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(1, 4), [2]) });
  assert.deepEqual([...(y!.data as Float32Array)], [2, 8]);
  await session.release();
  return { device, note };
}

test('the first choice that works needs no note', async () => {
  assert.deepEqual(await doubles([]), { device: 'cpu', note: null });
  assert.deepEqual(await doubles(['cpu', ...elsewhere]), { device: 'cpu', note: null });
});

test('what cannot be used is passed over, and said in one sentence', {
  skip: process.platform === 'darwin',
}, async () => {
  const { device, note } = await doubles(elsewhere);
  assert.equal(device, 'cpu');
  assert.match(
    note!,
    /^The model runs on the processor: \w+ cannot be used \(Cuepoint does not come with it on this system\), and Core ML cannot be used \([^)]+\)\.$/,
  );
});

test('a missing file is missing on every device, a broken one is told once', async () => {
  await assert.rejects(openOnDevice(join(folder, 'none.onnx'), elsewhere, options), {
    code: 'MODEL_MISSING',
    message: 'The model file none.onnx is missing: install the model again.',
  });
  writeFileSync(join(folder, 'broken.onnx'), 'not a model');
  await assert.rejects(openOnDevice(join(folder, 'broken.onnx'), elsewhere, options), {
    code: 'INTERNAL',
    message: 'The model file broken.onnx could not be loaded: install the model again to replace it.',
  });
});
