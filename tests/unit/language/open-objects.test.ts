import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openObject, openObjectAmong } from '../../../main/language/open-objects.ts';

for (const [question, label] of [
  ['Is there a trowel in the picture?', 'trowel'],
  ['Is there an anvil?', 'anvil'],
  ['Are there any whiteboards visible?', 'whiteboard'],
  ['How many paint brushes are there?', 'paint brush'],
  ['How many strawberries can be seen?', 'strawberry'],
  ['Can you see a fire extinguisher in this photo?', 'fire extinguisher'],
  ['Where is the compass in the picture?', 'compass'],
  ['When can the flag be seen?', 'flag'],
  ['Does a drone appear?', 'drone'],
] as const) {
  test(`${question} looks for “${label}”`, () => {
    assert.deepEqual(openObject(question)?.labels, [label]);
  });
}

for (const question of [
  'Is there a dog in the picture?',
  'Is there a sofa?',
  'What is the price?',
  'Is there a discount?',
  'Is there a problem with the roof?',
  'How many people are there?',
  'Where is the meeting?',
  'When is the number mentioned?',
  'Who holds the trowel?',
  'How many slides are there?',
]) {
  test(`${question} names nothing to look for beyond the known classes`, () => {
    assert.equal(openObject(question), null);
  });
}

test('what an earlier look found is known again, in the singular and the plural', () => {
  const labels = new Set(['trowel', 'paint brush']);
  assert.deepEqual(openObjectAmong('How many trowels are there?', labels)?.labels, ['trowel']);
  assert.deepEqual(openObjectAmong('Where is the paint brush?', labels)?.labels, ['paint brush']);
  assert.equal(openObjectAmong('Is there a spade?', labels), null);
});
