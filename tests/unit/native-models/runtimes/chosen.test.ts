import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelRef } from '../../../../native-models/protocol.ts';
import { chosen } from '../../../../native-models/runtimes/chosen.ts';

const ref = (id: string): ModelRef => ({ id, revision: '1', folder: `/${id}`, devices: ['cpu'], dtypes: {} });

/** Models that note when they are opened and closed. */
function models(close: (id: string) => void = () => {}) {
  const log: string[] = [];
  const held = chosen(
    async ({ id }) => {
      log.push(`open ${id}`);
      return id;
    },
    async (id) => {
      log.push(`close ${id}`);
      close(id);
    },
    60_000,
  );
  return { held, log };
}

test('one model at a time: the old one goes before the new one comes', async () => {
  const { held, log } = models();
  for (const id of ['a', 'a', 'b']) assert.equal(await held.use(ref(id), async (model) => model), id);
  assert.deepEqual(log, ['open a', 'close a', 'open b']);
  await held.release();
});

test('a question for another model in the middle of work takes nothing away from it', async () => {
  const { held, log } = models();
  await held.use(ref('a'), async (a) => {
    await held.use(ref('b'), async (b) => assert.equal(b, 'b'));
    assert.equal(log.includes(`close ${a}`), false);
  });
  assert.deepEqual(log, ['open a', 'open b', 'close a']);
  await held.release();
  assert.deepEqual(log.at(-1), 'close b');
});

test('a model whose device was lost keeps nobody from the next', async () => {
  const { held } = models((id) => {
    if (id === 'a') throw new Error('device was lost');
  });
  await held.use(ref('a'), async () => {});
  assert.equal(await held.use(ref('b'), async (model) => model), 'b');
  await held.release();
});
