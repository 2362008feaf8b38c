import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepUndo, undoLast } from '../../../../renderer/lib/last-undo.ts';

test('the last removal is taken back once, by whichever way comes first', async () => {
  assert.equal(undoLast(), false);
  const back: string[] = [];
  const restore = (name: string) => async () => {
    back.push(name);
  };
  const first = keepUndo(restore('first'));
  const second = keepUndo(restore('second'));
  assert.equal(undoLast(), true);
  await second();
  assert.deepEqual(back, ['second']);
  assert.equal(undoLast(), false);
  await first();
  assert.deepEqual(back, ['second', 'first']);
});

test('what an older toast took back is not the last removal', async () => {
  const back: string[] = [];
  const older = keepUndo(async () => void back.push('older'));
  keepUndo(async () => void back.push('newer'));
  await older();
  assert.equal(undoLast(), true);
  assert.deepEqual(back, ['older', 'newer']);
});
