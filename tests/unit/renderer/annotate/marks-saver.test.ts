import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Annotation } from '../../../../preload/contract/annotation.ts';
import { createMarksSaver, type Drawn, type SaveState } from '../../../../renderer/features/annotate/marks-saver.ts';

const shape: Annotation = { kind: 'highlight', id: 'h', color: 'red', box: { x: 0, y: 0, w: 1, h: 1 } };
const drawn = (id: string, at: number, annotations = [shape]): Drawn => ({
  id,
  assetId: 'x',
  at,
  start: 0,
  end: 9,
  annotations,
});

function saving() {
  const written: string[] = [];
  const states: SaveState['state'][] = [];
  const failing = { now: false };
  const open: (() => void)[] = [];
  const wait = async (what: string) => {
    await new Promise<void>((resolve) => open.push(resolve));
    if (failing.now && what !== 'c@9') throw new Error('The disk is full.');
    written.push(what);
  };
  const saver = createMarksSaver({
    save: ({ id, at }) => wait(`${id}@${at}`),
    remove: (id) => wait(`remove ${id}`),
    onState: ({ state }) => states.push(state),
    delay: 1,
  });
  /** Lets main answer until nothing waits. */
  const answerAll = async (done: Promise<void>) => {
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    while (!isDone) {
      for (const one of open.splice(0)) one();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { saver, written, states, failing, answerAll, pending: () => open.length };
}

test('a moment after the last change the newest is written, once', async () => {
  const { saver, written, states, answerAll, pending } = saving();
  for (const at of [1, 2, 3]) saver.touch(drawn('a', at));
  while (pending() === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await answerAll(saver.flush());
  assert.deepEqual(written, ['a@3']);
  assert.equal(states.at(-1), 'saved');
});

test('leaving writes at once; what changes while it is written is written after it', async () => {
  const { saver, written, answerAll } = saving();
  saver.touch(drawn('a', 1));
  const left = saver.flush();
  saver.touch(drawn('a', 2));
  saver.touch(drawn('b', 5, []));
  await answerAll(left);
  assert.deepEqual(written, ['a@1', 'a@2', 'remove b']);
});

test('what could not be written is told, kept, and written with the next try', async () => {
  const { saver, written, states, failing, answerAll } = saving();
  failing.now = true;
  saver.touch(drawn('a', 1));
  saver.touch(drawn('c', 9));
  await answerAll(saver.flush());
  assert.deepEqual([written, states.at(-1)], [['c@9'], 'failed'], 'it holds up no other');
  failing.now = false;
  await answerAll(saver.flush());
  assert.deepEqual([written, states.at(-1)], [['c@9', 'a@1'], 'saved']);
});
