import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitView } from '../../../../renderer/features/timeline/geometry.ts';
import { hitNote } from '../../../../renderer/features/timeline/hit-note.ts';
import { laneOf } from '../../../../renderer/features/timeline/lane-items.ts';

const note = (id: string, start: number, end: number) => ({ id, kind: 'note' as const, start, end, label: id });
// 10 px a second.
const view = fitView(1000, 100);
const lane = laneOf('note', [
  note('marker', 10, 10),
  note('long', 20, 30),
  note('over', 22, 28),
  note('short', 50, 51),
]);
const hit = (x: number, row = 0) => {
  const found = hitNote(lane.index, view, x, lane.levels.rowOf, row);
  return found && [found.note.id, found.grip];
};

test('a note is held by its edges or its middle, in its own row', () => {
  assert.deepEqual(hit(201), ['long', 'start']);
  assert.deepEqual(hit(250), ['long', 'whole']);
  assert.deepEqual(hit(298), ['long', 'end']);
  assert.deepEqual(hit(250, 1), ['over', 'whole']);
  assert.equal(hit(250, 2), null);
  assert.equal(hit(150), null);
});

test('what is too short for three places can still be moved and made longer', () => {
  assert.deepEqual(hit(100), ['marker', 'whole']);
  assert.deepEqual(hit(110), ['marker', 'end']);
  assert.deepEqual(hit(502), ['short', 'whole']);
  assert.deepEqual(hit(514), ['short', 'end']);
});
