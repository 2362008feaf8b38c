import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bridgeOf } from '../../../main/answer/question/parts.ts';
import { cellTypes } from '../../../main/answer/reading/cell-types.ts';
import { terms } from '../../../main/language/terms.ts';

test('a bare number is of the kind that its column’s title tells', () => {
  assert.deepEqual(cellTypes('27', 'Minutes'), ['duration', 'number']);
  assert.deepEqual(cellTypes('4', 'Hours a week'), ['duration', 'number']);
  assert.equal(cellTypes('140', 'Length')[0], 'length');
  assert.equal(cellTypes('140', 'Depth (m)')[0], 'length');
  assert.equal(cellTypes('1200', 'Euros')[0], 'money');
  assert.deepEqual(cellTypes('6', 'Falls'), ['number']);
  assert.deepEqual(cellTypes('6', ''), ['number']);
});

test('a unit of its own outweighs the title', () => {
  assert.deepEqual(cellTypes('18 kg', 'Minutes'), ['weight']);
  assert.deepEqual(cellTypes('none', 'Price'), []);
});

test('what describes instead of naming is asked for first', () => {
  assert.equal(bridgeOf('How many litres are there of what stands in shed 4?')?.question, 'What stands in shed 4?');
  assert.equal(
    bridgeOf('How long is the song that Ida Berg sings at the end?')?.question,
    'Which song Ida Berg sings at the end?',
  );
  assert.equal(bridgeOf('When does the team with the kayaks start?')?.question, 'Which team has the kayaks?');
  for (const question of [
    'Who has the lowest score?',
    'Who or what is the most expensive to carry?',
    'In which week did the fewest guests come?',
  ])
    assert.equal(bridgeOf(question), null, question);
});

test('the month of May is no auxiliary', () => {
  assert.ok(terms('How much rain fell in May?').some(({ word }) => word === 'may'));
  assert.ok(!terms('How long may one stay?').some(({ word }) => word === 'may'));
});
