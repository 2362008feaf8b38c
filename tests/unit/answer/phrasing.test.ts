import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonOf } from '../../../main/answer/question/comparison.ts';
import { superlativeOf } from '../../../main/answer/question/superlative.ts';
import { wanted } from '../../../main/answer/question/wants.ts';
import { plainQuestion } from '../../../main/answer/question/wrapping.ts';

test('one question in many wordings is one question', () => {
  const same: [said: string, means: string][] = [
    ['Tell me what the ferry costs.', 'What the ferry costs?'],
    ['Do we ever learn where the key is kept?', 'Where the key is kept?'],
    ['Does anybody mention how deep the well is?', 'How deep the well is?'],
    ['I need the door code of the boathouse.', 'What is the door code of the boathouse?'],
    ['Give the height of the dam.', 'What is the height of the dam?'],
    ['price of a day ticket', 'What is the price of a day ticket?'],
    ['ferry price?', 'What is the price of ferry?'],
    ['Shortest way to the mill?', 'What is the Shortest way to the mill?'],
    ['Number of sheep on the farm', 'How many sheep on the farm?'],
    ["What's the number of goats on the farm?", 'How many goats on the farm?'],
    ["What's the number of the farm?", 'What is the number of the farm?'],
    ['Count the goats in the list.', 'How many goats in the list?'],
    ['Barley – how many sacks?', 'How many sacks for Barley?'],
    ['Sundays: when does it close?', 'When does it close for Sundays?'],
    ['The lamp was painted by whom?', 'By whom the lamp was painted?'],
    ['Somebody was late because of the fog. Who?', 'Who was late because of the fog?'],
    ['One goat got lost. How old was it?', 'How old was the goat who got lost?'],
  ];
  for (const [said, means] of same) assert.equal(plainQuestion(said), means);
});

test('a plain question, a story and words to be found stay as they are', () => {
  for (const text of ['Who gave the talk?', 'tides and moon', 'What did Ann say: yes or no?', 'Is the shop open?'])
    assert.equal(plainQuestion(text), text);
});

test('the noun that is asked for says what kind of value answers', () => {
  const of = (question: string) => {
    const { kind, values, focus } = wanted(question);
    return [kind, values[0] ?? null, focus];
  };
  assert.deepEqual(of('What is the altitude of the hut?'), ['what', 'length', 'altitude']);
  assert.deepEqual(of('What is the lamp room rent?'), ['what', 'money', 'rent']);
  assert.deepEqual(of('Until what month is it closed?'), ['which', 'month', 'month']);
  assert.deepEqual(of('Which pump costs 149 euros?'), ['which', null, 'pump']);
  assert.deepEqual(of('At which water point were cups used?'), ['which', null, 'point']);
  assert.deepEqual(of('How many of the boats sank?'), ['howMany', 'number', 'boats']);
  assert.deepEqual(of('How often does the bell ring?'), ['howMuch', 'frequency', null]);
  assert.deepEqual(of('What is the dearest soup on the menu?'), ['which', null, 'soup']);
  assert.deepEqual(of('In what time did she run it?'), ['howMuch', 'duration', null]);
});

test('people ask for a second of the recording in many ways', () => {
  for (const question of [
    'At which point does the bell come up?',
    'How far into the film is the dam shown?',
    'What moment is the flood mentioned?',
    'When does Ada complain about the cold?',
    'When do they come to the budget?',
    'What is the time at which the flood is mentioned?',
  ])
    assert.equal(wanted(question).mediaTime, true, question);
  for (const question of ['When did Ada complain?', 'When was the dam built?', 'At what time does the shop open?'])
    assert.equal(wanted(question).mediaTime, false, question);
});

test('a comparison is seen however it is put', () => {
  const of = (question: string) => {
    const found = comparisonOf(question);
    return found && [found.asks, ...found.sides.map((side) => side.replace(/^(?:the|at the) /i, ''))];
  };
  assert.deepEqual(of('How many euros more than barley does oats cost?'), ['difference', 'oats cost', 'barley']);
  assert.deepEqual(of('By how many points did Rust beat Old Tom?'), ['difference', 'Rust', 'Old Tom']);
  assert.deepEqual(of('Does barley or oats have to boil longer?'), ['which', 'barley', 'oats have to boil longer']);
  assert.equal(of('Did oats earn more than barley, or the other way round?')?.[0], 'which');
  assert.equal(of('Did oats earn more than barley?')?.[0], 'whether');
  assert.equal(of('Is it tea or coffee?'), null);
});

test('a superlative may lie in a noun, in a verb or in any adjective', () => {
  assert.deepEqual(superlativeOf('Which clay needs the least heat?')?.types, ['temperature']);
  assert.equal(superlativeOf('Which task is due first?')?.direction, 'least');
  assert.equal(superlativeOf('Which robot is the noisiest?')?.direction, 'most');
  assert.equal(superlativeOf('Which firm is finished soonest?')?.direction, 'least');
  assert.equal(superlativeOf('Who is the guest from the west?'), null);
  assert.equal(superlativeOf('Who comes first?'), null);
});
