import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelRef, RanOn } from '../../../../native-models/protocol.ts';
import { createMemoryFallBack } from '../../../../native-models/runtimes/memory-fall-back.ts';

const model: ModelRef = { id: 'm', revision: '1', folder: '/m', devices: ['webgpu', 'cpu'], dtypes: {} };

/** Work that the accelerator's memory is too small for. */
function large(tried: string[]) {
  return async ({ devices }: ModelRef): Promise<RanOn> => {
    tried.push(devices[0]!);
    if (devices[0] !== 'cpu') throw new Error('Failed to allocate memory for requested buffer of size 9');
    return { device: 'cpu', note: null, ms: 1 };
  };
}

test('what an accelerator has no memory for runs on the processor, and says so', async () => {
  const tried: string[] = [];
  const run = createMemoryFallBack();
  const ran = await run(model, large(tried));
  assert.equal(ran.device, 'cpu');
  assert.match(ran.note!, /memory of WebGPU is too small/);
  assert.deepEqual(tried, ['webgpu', 'cpu']);
});

test('it is not tried there again', async () => {
  const tried: string[] = [];
  const run = createMemoryFallBack();
  await run(model, large(tried));
  await run(model, large(tried));
  assert.deepEqual(tried, ['webgpu', 'cpu', 'cpu']);
});

test('another device, chosen instead, is tried', async () => {
  const tried: string[] = [];
  const run = createMemoryFallBack();
  await run({ ...model, devices: ['cuda', 'cpu'] }, large(tried));
  const ran = await run(model, large(tried));
  assert.deepEqual(tried, ['cuda', 'cpu', 'webgpu', 'cpu']);
  assert.match(ran.note!, /memory of WebGPU/);
});

test('other errors, and a processor without memory, are told as they are', async () => {
  const run = createMemoryFallBack();
  await assert.rejects(
    run(model, async () => {
      throw new Error('broken file');
    }),
    /broken file/,
  );
  await assert.rejects(
    run({ ...model, devices: ['cpu'] }, async () => {
      throw new Error('std::bad_alloc');
    }),
    /bad_alloc/,
  );
});
