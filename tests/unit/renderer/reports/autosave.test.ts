import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAutosave } from '../../../../renderer/features/reports/autosave.ts';

/** A clock that the test moves, and a writer whose every write the test ends. */
function bench() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const writes: { done: () => void; fail: () => void; content: string }[] = [];
  const states: string[] = [];
  let content = '';
  const autosave = createAutosave({
    write: () =>
      new Promise<void>((resolve, reject) => {
        writes.push({ content, done: resolve, fail: () => reject(new Error('The disk is full.')) });
      }),
    onState: (state) => states.push(state),
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    autosave,
    writes,
    states,
    type(text: string) {
      content += text;
      autosave.touch();
    },
    async pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      await settle();
    },
    settle,
  };
}

test('what is typed is written once, a moment after the last key', async () => {
  const { type, pass, writes, states, settle } = bench();
  for (const key of 'tide') {
    type(key);
    await pass(300);
  }
  assert.equal(writes.length, 0);
  await pass(300);
  assert.deepEqual(
    writes.map(({ content }) => content),
    ['tide'],
  );
  writes[0]!.done();
  await settle();
  assert.equal(states.at(-1), 'saved');
});

test('two writes never run side by side, and the last one has the latest', async () => {
  const { type, pass, writes, states, settle } = bench();
  type('a');
  await pass(600);
  type('b');
  await pass(600);
  assert.equal(writes.length, 1, 'the first is still running');
  writes[0]!.done();
  await settle();
  assert.deepEqual(
    writes.map(({ content }) => content),
    ['a', 'ab'],
  );
  writes[1]!.done();
  await settle();
  assert.equal(states.at(-1), 'saved');
});

test('a failed write is told and tried again, ever less often, until it works', async () => {
  const { type, pass, writes, states, settle } = bench();
  type('a');
  await pass(600);
  for (const [index, pause] of [2_000, 5_000, 15_000, 30_000, 30_000].entries()) {
    writes[index]!.fail();
    await settle();
    assert.equal(states.at(-1), 'failed');
    await pass(pause - 1);
    assert.equal(writes.length, index + 1);
    await pass(1);
    assert.equal(writes.length, index + 2);
  }
  writes.at(-1)!.done();
  await settle();
  assert.equal(states.at(-1), 'saved');
});

test('leaving writes at once what is not written, and waits for it', async () => {
  const { autosave, type, writes, settle } = bench();
  await autosave.flush();
  assert.equal(writes.length, 0, 'nothing to write');
  type('a');
  const first = autosave.flush();
  type('b');
  const second = autosave.flush();
  writes[0]!.done();
  await first;
  await settle();
  assert.equal(writes.length, 2);
  writes[1]!.done();
  await second;
  type('c');
  const third = autosave.flush();
  writes[2]!.fail();
  await assert.rejects(third, { message: 'The disk is full.' });
});

test('what is gone is not written any more', async () => {
  const { autosave, type, pass, writes } = bench();
  type('a');
  autosave.stop();
  await pass(10_000);
  await autosave.flush();
  assert.equal(writes.length, 0);
});
