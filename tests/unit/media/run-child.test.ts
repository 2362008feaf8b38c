import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChildError, runChild, streamChild } from '../../../main/media/run-child.ts';

const isTimeout = (error: unknown) => error instanceof ChildError && error.reason === 'timeout';

test('a child that falls silent after its first words is stopped', async () => {
  const script = 'process.stdout.write("x"); setTimeout(() => {}, 20_000)';
  await assert.rejects(runChild(process.execPath, ['-e', script], { stallMs: 1000 }), isTimeout);
});

test('a consumer that takes its time is not the child’s silence', async () => {
  const script = 'process.stdout.write("x"); setTimeout(() => process.stdout.write("y"), 100)';
  let said = '';
  for await (const chunk of streamChild(process.execPath, ['-e', script], { stallMs: 1500 })) {
    said += chunk.toString();
    if (said === 'x') await new Promise((resolve) => setTimeout(resolve, 2000));
  }
  assert.equal(said, 'xy');
});
