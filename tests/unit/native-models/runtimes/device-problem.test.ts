import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceProblem } from '../../../../native-models/runtimes/device-problem.ts';

const meaning: [string, RegExp][] = [
  ['no available backend found. ERR: [dml] backend not found.', /does not come with it/],
  ['OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library', /CUDA libraries/],
  [
    'Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open shared object file',
    /CUDA and cuDNN/,
  ],
  ['CUDA failure 100: no CUDA-capable device is detected ; GPU=0', /no NVIDIA graphics card/],
  ['CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version', /driver is too old/],
  ['webgpu_context.cc:136 Failed to get a WebGPU adapter: No supported adapters\n', /no graphics card/],
  ['dml_provider_factory.cc(109) Exception(1) tid(1f0) 887A0004', /DirectX 12/],
  ['fallback to CPU EP has been explicitly disabled by the user.', /cannot do what the model needs/],
  ['CUDA failure 2: out of memory', /too little free memory/],
];

test('what a driver says becomes what it means', () => {
  for (const [said, meant] of meaning) assert.match(deviceProblem(new Error(said)), meant);
});

test('what nobody foresaw is told in short', () => {
  assert.equal(deviceProblem(new Error('the fan is off\n at 0x0')), 'its driver said “the fan is off”');
  assert.ok(deviceProblem('x'.repeat(1000)).length < 200);
});
