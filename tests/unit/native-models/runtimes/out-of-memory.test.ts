import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError } from '../../../../native-models/runtimes/model-error.ts';
import { onnxModel } from '../../../../native-models/runtimes/onnx-bytes.ts';
import { isOutOfMemory } from '../../../../native-models/runtimes/out-of-memory.ts';

/** As people reported them to ONNX Runtime and others. */
const reported = [
  'Non-zero status code returned while running Mul node. Status Message: onnxruntime::BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 939524096',
  'bfc_arena.cc:368 Available memory of 1048576 is smaller than requested bytes of 4194304',
  'Exception during initialization: bad allocation',
  'CUDA failure 2: out of memory ; GPU=0 ; hostname=egg ; expr=cudaMalloc((void**)&p, size);',
  'CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0 ; expr=cublasCreate(&cublas_handle_);',
  'CUDNN failure 4: CUDNN_STATUS_ALLOC_FAILED',
  'MLOperatorAuthorImpl.cpp(1978) Exception(3) tid(4304) 8007000E Nicht genügend Speicher.',
  'WebGPU device error(2): Out of memory',
  'vkAllocateMemory failed with VK_ERROR_OUT_OF_DEVICE_MEMORY',
  'Failed to download data from buffer: [Invalid Buffer (unlabeled)] is invalid due to a previous error.',
  'Device lost: the device was lost',
  'Insufficient Memory (00000008:kIOGPUCommandBufferCallbackErrorOutOfMemory)',
  'Array buffer allocation failed',
];

test('the messages of every device are known', () => {
  for (const message of reported) assert.ok(isOutOfMemory(new Error(message)), message);
  assert.ok(isOutOfMemory('std::bad_alloc'));
  assert.ok(isOutOfMemory(new ModelError('INTERNAL', 'The model failed.', new Error(reported[0]))));
});

test('other errors are other errors', () => {
  for (const message of [
    'Got invalid dimensions for input: pixel_values',
    'Protobuf parsing failed.',
    'Failed to get a WebGPU adapter: No supported adapters',
    'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library',
  ]) {
    assert.equal(isOutOfMemory(new Error(message)), false, message);
  }
  assert.equal(isOutOfMemory(undefined), false);
});

/** More bytes than a processor can address, so that no system even promises them. */
const ROWS = 2n ** 37n;

for (const arena of [true, false]) {
  test(`ONNX Runtime's own refusal is recognised, ${arena ? 'with' : 'without'} its arena`, async () => {
    const model = onnxModel({
      nodes: [{ op: 'Expand', inputs: ['x', 'shape'], outputs: ['y'] }],
      inputs: [
        { name: 'x', shape: [1] },
        { name: 'shape', shape: [2], type: 'int64' },
      ],
      outputs: [{ name: 'y', shape: ['n', 'm'] }],
    });
    const session = await InferenceSession.create(model, { enableCpuMemArena: arena, logSeverityLevel: 4 });
    const shape = new Tensor('int64', BigInt64Array.of(ROWS, 1024n), [2]);
    await assert.rejects(session.run({ x: new Tensor('float32', Float32Array.of(1), [1]), shape }), isOutOfMemory);
    await session.release();
  });
}
