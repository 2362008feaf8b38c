import assert from 'node:assert/strict';
import { test } from 'node:test';
import { devicesOf } from '../../../main/models/devices-of.ts';

test('each platform asks for what its package carries, and nothing more', () => {
  assert.deepEqual(devicesOf('win32', 'x64'), ['dml', 'webgpu']);
  assert.deepEqual(devicesOf('win32', 'arm64'), ['dml', 'webgpu']);
  assert.deepEqual(devicesOf('darwin', 'arm64'), ['coreml', 'webgpu']);
  assert.deepEqual(devicesOf('darwin', 'x64'), []);
  assert.deepEqual(devicesOf('linux', 'x64'), ['cuda', 'webgpu']);
  assert.deepEqual(devicesOf('linux', 'arm64'), []);
  assert.deepEqual(devicesOf('freebsd', 'x64'), []);
});
