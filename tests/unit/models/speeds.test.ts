import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSpeeds } from '../../../main/models/speeds.ts';
import { scratchFolder } from '../../fixtures/paths.ts';

test('a speed is the middle of the last runs, once frames and candidates were seen', () => {
  const speeds = createSpeeds(join(scratchFolder(), 'speeds.json'));
  speeds.note('smol', 'r1', 'cpu', 'encodeMs', 1700);
  assert.equal(speeds.of('smol', 'r1'), null);
  for (const ms of [40, 900, 35, 38, 36]) speeds.note('smol', 'r1', 'cpu', 'scoreMs', ms);
  assert.deepEqual(speeds.of('smol', 'r1'), { device: 'cpu', encodeMs: 1700, scoreMs: 38, tokensPerSecond: null });
});

test('another revision begins anew, another device has its own', () => {
  const speeds = createSpeeds(join(scratchFolder(), 'speeds.json'));
  for (const kind of ['encodeMs', 'scoreMs'] as const) speeds.note('smol', 'r1', 'cpu', kind, 100);
  assert.equal(speeds.of('smol', 'r2'), null);
  speeds.note('smol', 'r1', 'webgpu', 'encodeMs', 10);
  assert.equal(speeds.of('smol', 'r1'), null, 'the device that ran last');
  assert.deepEqual([speeds.encodeMs('smol', 'r1', 'cpu'), speeds.encodeMs('smol', 'r1', 'webgpu')], [100, 10]);
  assert.equal(speeds.encodeMs('smol', 'r2', 'cpu'), null);
});

test('they outlive the process, and a damaged file only forgets', () => {
  const file = join(scratchFolder(), 'models', 'speeds.json');
  const speeds = createSpeeds(file);
  for (const kind of ['encodeMs', 'scoreMs', 'tokensPerSecond'] as const) speeds.note('smol', 'r1', 'cpu', kind, 20);
  speeds.flush();
  assert.equal(createSpeeds(file).of('smol', 'r1')!.tokensPerSecond, 20);
  writeFileSync(file, '{"smol": 3}');
  assert.equal(createSpeeds(file).of('smol', 'r1'), null);
});

test('where nothing can be written, closing is no failure', () => {
  const folder = join(scratchFolder(), 'models');
  writeFileSync(folder, 'no folder');
  const speeds = createSpeeds(join(folder, 'speeds.json'));
  speeds.note('smol', 'r1', 'cpu', 'encodeMs', 20);
  assert.doesNotThrow(speeds.flush);
});
