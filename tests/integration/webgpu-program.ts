/** Run by probe-devices.test.ts in a process of its own: a model on WebGPU, then one too large for it, then the end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { floatsOf, floatTensor } from '../../native-models/runtimes/element-type.ts';
import { onnxModel } from '../../native-models/runtimes/onnx-bytes.ts';
import { openOnDevice } from '../../native-models/runtimes/open-on-device.ts';
import { isOutOfMemory } from '../../native-models/runtimes/out-of-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuepoint-webgpu-'));
const file = join(folder, 'expand.onnx');
writeFileSync(
  file,
  onnxModel({
    nodes: [
      { op: 'Expand', inputs: ['x', 'shape'], outputs: ['wide'] },
      { op: 'Neg', inputs: ['wide'], outputs: ['y'] },
    ],
    inputs: [
      { name: 'x', shape: [1] },
      { name: 'shape', shape: [2], type: 'int64' },
    ],
    outputs: [{ name: 'y', shape: ['n', 'm'] }],
  }),
);

try {
  const { session, device, note } = await openOnDevice(file, ['webgpu'], { threads: 1, arena: true });
  const expand = async (rows: bigint) =>
    floatsOf(
      (
        await session.run({
          x: floatTensor('float32', Float32Array.of(3), [1]),
          shape: new Tensor('int64', BigInt64Array.of(rows, 1024n), [2]),
        })
      ).y!,
    );
  const small = await expand(2n);
  const tooLarge = await expand(1_000_000n).then(
    () => 'it fitted',
    (error: unknown) => isOutOfMemory(error) || String(error),
  );
  await session.release();
  console.log(JSON.stringify({ device, note, small: [small.length, small[0]], tooLarge }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
