import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { lazy } from '../../../../native-models/runtimes/lazy.ts';

function counted(make: () => number = () => 1) {
  const log: string[] = [];
  const value = lazy(
    async () => {
      log.push('make');
      return make();
    },
    async () => void log.push('dispose'),
    1000,
  );
  return { log, value };
}

test('made once, disposed of when idle, made again at the next use', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { log, value } = counted();
    await value.use(async () => undefined);
    await value.use(async () => undefined);
    mock.timers.tick(999);
    assert.deepEqual(log, ['make']);
    mock.timers.tick(1);
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(log, ['make', 'dispose']);
    await value.use(async () => undefined);
    assert.deepEqual(log, ['make', 'dispose', 'make']);
  } finally {
    mock.timers.reset();
  }
});

test('a release waits for who is using it', async () => {
  const { log, value } = counted();
  let finish = () => {};
  const using = value.use(() => new Promise<void>((resolve) => (finish = resolve)));
  await new Promise((resolve) => setImmediate(resolve));
  await value.release();
  assert.deepEqual(log, ['make']);
  finish();
  await using;
  assert.deepEqual(log, ['make', 'dispose']);
});

test('what could not be made is tried again', async () => {
  let tries = 0;
  const { value } = counted(() => {
    if (++tries === 1) throw new Error('no file');
    return 7;
  });
  await assert.rejects(
    value.use(async () => undefined),
    /no file/,
  );
  assert.equal(await value.use(async (n) => n), 7);
  await value.release();
});
