import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openLog } from '../../../main/log/log.ts';
import { openRotatingFile } from '../../../main/log/rotating-file.ts';

async function folder(context: { after(fn: () => Promise<void>): void }): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cuepoint-log-'));
  context.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

test('a line is on disk when the call returns, with the error and its stack', async (context) => {
  const log = openLog({ dir: await folder(context) });
  log.error({ err: new TypeError('torn page') }, 'the index broke');
  log.debug('not at this level');
  const lines = (await readFile(log.file, 'utf8')).trim().split('\n');
  log.close();
  assert.equal(lines.length, 1);
  const entry = JSON.parse(String(lines[0]));
  assert.equal(entry.msg, 'the index broke');
  assert.equal(entry.err.type, 'TypeError');
  assert.match(entry.err.stack, /torn page/);
});

test('files turn over before they pass their size and the oldest goes', async (context) => {
  const dir = await folder(context);
  const file = join(dir, 'a.log');
  const rotating = openRotatingFile(file, { maxBytes: 100, keep: 2 });
  for (let n = 0; n < 50; n++) rotating.write(`line ${String(n).padStart(3, '0')}\n`);
  rotating.close();
  assert.deepEqual((await readdir(dir)).sort(), ['a.log', 'a.log.1', 'a.log.2']);
  for (const name of await readdir(dir)) assert.ok((await stat(join(dir, name))).size <= 100);
  const texts = await Promise.all(['a.log.2', 'a.log.1', 'a.log'].map((name) => readFile(join(dir, name), 'utf8')));
  const numbers = texts.join('').match(/\d{3}/g)?.map(Number) ?? [];
  assert.deepEqual(
    numbers,
    Array.from(numbers, (_, index) => 50 - numbers.length + index),
  );
});

test('a log that was closed loses lines, not the program', async (context) => {
  const rotating = openRotatingFile(join(await folder(context), 'a.log'), { maxBytes: 100, keep: 1 });
  rotating.close();
  rotating.write('late\n');
});
