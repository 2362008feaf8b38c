import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import {
  asInput,
  type FloatType,
  floatsOf,
  floatTensor,
  floatTypeOf,
} from '../../../../native-models/runtimes/element-type.ts';
import { onnxModel } from '../../../../native-models/runtimes/onnx-bytes.ts';

const doubling = (type: 'float16' | 'float32' | 'int64') =>
  InferenceSession.create(
    onnxModel({
      nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
      inputs: [{ name: 'x', shape: ['n', 2], type }],
      outputs: [{ name: 'y', shape: ['n', 2], type }],
    }),
  );

for (const type of ['float32', 'float16'] as const satisfies FloatType[]) {
  test(`features go through a model of ${type}, come back and go through it again`, async () => {
    const session = await doubling(type);
    assert.equal(floatTypeOf(session.inputMetadata, 'x'), type);
    assert.equal(floatTypeOf(session.outputMetadata, 'y'), type);
    const { y } = await session.run({ x: floatTensor(type, Float32Array.of(1, -0.25, 2 ** -15, 30_000), [2, 2]) });
    assert.equal(y!.type, type);
    assert.deepEqual(floatsOf(y!), Float32Array.of(2, -0.5, 2 ** -14, 60_000));
    const again = await session.run({ x: asInput(asInput(y!)) });
    assert.deepEqual(floatsOf(y!), Float32Array.of(2, -0.5, 2 ** -14, 60_000));
    assert.deepEqual(floatsOf(again.y!).subarray(0, 3), Float32Array.of(4, -1, 2 ** -13));
    await session.release();
  });
}

test('halves are rounded, and infinite beyond 65,504', () => {
  const tensor = floatTensor('float16', Float32Array.of(0.1, 65_504, 70_000), [3]);
  assert.deepEqual(floatsOf(tensor), Float32Array.of(0.0999755859375, 65_504, Number.POSITIVE_INFINITY));
});

test('what is no feature is refused', async () => {
  const session = await doubling('int64');
  assert.throws(() => floatTypeOf(session.inputMetadata, 'x'), /int64, not float32 or float16/);
  assert.throws(() => floatTypeOf(session.inputMetadata, 'pixels'), /no tensor called pixels/);
  assert.throws(() => floatsOf(new Tensor('int64', BigInt64Array.of(1n), [1])), /int64 holds no features/);
  await session.release();
});
