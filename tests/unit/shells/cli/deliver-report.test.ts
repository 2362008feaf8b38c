import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { deliverReport } from '../../../../main/shells/cli/deliver-report.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';

let dir = '';
let path = '';
beforeEach(() => {
  dir = scratchFolder();
  mkdirSync(join(dir, 'made', 'Tides-pictures'), { recursive: true });
  path = join(dir, 'made', 'Tides.md');
  writeFileSync(path, 'new');
  writeFileSync(join(dir, 'made', 'Tides-pictures', '01.jpg'), 'picture');
});

test('a report goes under the very name that was given, with its folder of pictures', async () => {
  const target = join(dir, 'deep', 'er', 'low water.md');
  assert.equal(await deliverReport(path, target, false), target);
  assert.equal(readFileSync(target, 'utf8'), 'new');
  assert.deepEqual(readdirSync(join(dir, 'deep', 'er')).sort(), ['Tides-pictures', 'low water.md']);
  assert.equal(await deliverReport(path, `${join(dir, 'folder')}/`, false), join(dir, 'folder', 'Tides.md'));
});

test('what is there already is not written over, and nothing is left half done', async () => {
  const target = join(dir, 'out', 'low.md');
  mkdirSync(join(dir, 'out', 'Tides-pictures'), { recursive: true });
  writeFileSync(join(dir, 'out', 'Tides-pictures', '01.jpg'), 'old');
  await assert.rejects(deliverReport(path, target, false), {
    code: 'BAD_INPUT',
    message: /Tides-pictures is there already.*--force/,
  });
  assert.equal(existsSync(target), false);
  writeFileSync(target, 'old');
  await assert.rejects(deliverReport(path, target, false), { code: 'BAD_INPUT', message: /low\.md is there already/ });
  assert.equal(readFileSync(target, 'utf8'), 'old');
  await deliverReport(path, target, true);
  assert.deepEqual(
    [readFileSync(target, 'utf8'), readFileSync(join(dir, 'out', 'Tides-pictures', '01.jpg'), 'utf8')],
    ['new', 'picture'],
  );
});
