import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceStatus } from '../../../../preload/contract/model.ts';
import {
  factsOf,
  fastest,
  formatWork,
  progressText,
  shortRevision,
  speedText,
} from '../../../../renderer/features/models/model-facts.ts';

test('work is told in the unit that a person would choose', () => {
  assert.deepEqual([0.42, 9.96, 35.2, 99.4, 99.5, 412, 9949, 12_400].map(formatWork), [
    '0.4 ms',
    '10 ms',
    '35 ms',
    '99 ms',
    '0.1 s',
    '0.4 s',
    '9.9 s',
    '12 s',
  ]);
});

test('a measured speed says what was measured and where; what was not measured is left out', () => {
  const speed = { device: 'cpu', encodeMs: 412, scoreMs: 35.2, tokensPerSecond: 28.4 } as const;
  assert.equal(speedText(speed), '0.4 s a frame, 35 ms a moment, 28 tokens/s on the processor');
  assert.equal(speedText({ ...speed, tokensPerSecond: null }), '0.4 s a frame, 35 ms a moment on the processor');
});

test('a model that is not here tells its size as an estimate, and a licence that nobody stated as such', () => {
  const model = { size: 542e6, licence: 'Apache-2.0', memory: 1.1e9, state: 'ready' } as const;
  assert.deepEqual(factsOf(model), ['542 MB', 'Apache-2.0', 'about 1.1 GB of memory']);
  assert.deepEqual(factsOf({ ...model, licence: '', memory: null, state: 'available' }), [
    'about 542 MB',
    'licence not stated',
  ]);
});

test('commits and digests are cut short, versions are not', () => {
  assert.equal(shortRevision('a3f1c2d94be07715c0ffee0123456789abcdef01'), 'a3f1c2d');
  assert.equal(shortRevision('0b1c2d3e4f5a'), '0b1c2d3');
  assert.equal(shortRevision('2024-11-02'), '2024-11-02');
});

test('progress tells what is known of it', () => {
  const progress = { file: 'a', received: 120e6, total: 540e6, bytesPerSecond: 8.2e6, secondsLeft: 51 };
  assert.equal(progressText(progress), '120 MB of 540 MB · 8.2 MB/s · about 51 s left');
  assert.equal(progressText({ ...progress, bytesPerSecond: null, secondsLeft: null }), '120 MB of 540 MB');
  assert.equal(progressText({ ...progress, received: 540e6 }), '540 MB of 540 MB · Checking what came');
  assert.equal(progressText(null), 'Asking the hub');
});

test('automatic means the fastest device that works; one that was not timed comes last', () => {
  const at = (device: DeviceStatus['device'], ok: boolean, ms: number | null) => ({ device, ok, reason: null, ms });
  assert.equal(fastest([at('cpu', true, 31), at('cuda', false, null), at('webgpu', true, 8)])?.device, 'webgpu');
  assert.equal(fastest([at('webgpu', true, null), at('cpu', true, 31)])?.device, 'cpu');
  assert.equal(fastest([at('cuda', false, 1)]), undefined);
});
