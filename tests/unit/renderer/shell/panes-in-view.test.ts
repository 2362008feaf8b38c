import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Pane, paneMinimum, panesInView } from '../../../../renderer/features/shell/panes-in-view.ts';

const pane = fc.constantFrom<Pane>('library', 'player', 'side');
const anyWidth = fc.integer({ min: 240, max: 4000 });

test('a wide window shows every pane', () => {
  assert.deepEqual([...panesInView(1024, 'library')], ['library', 'player', 'side']);
});

test('half a window shows Ask beside the library or the player', () => {
  assert.deepEqual([...panesInView(720, 'library')], ['library', 'side']);
  assert.deepEqual([...panesInView(720, 'player')], ['player', 'side']);
  assert.deepEqual([...panesInView(720, 'side')], ['player', 'side'], 'Ask is beside the player');
});

test('a very narrow one shows the pane that is wanted', () => {
  for (const front of ['library', 'player', 'side'] as const) assert.deepEqual([...panesInView(400, front)], [front]);
});

test('what is wanted is in view, and two panes or more never get less than they need', () => {
  fc.assert(
    fc.property(anyWidth, pane, (width, front) => {
      const inView = panesInView(width, front);
      assert.ok(inView.has(front));
      const needed = [...inView].reduce((sum, name) => sum + paneMinimum[name], inView.size - 1);
      assert.ok(inView.size === 1 || needed <= width, `${needed} px in ${width}`);
    }),
  );
});
