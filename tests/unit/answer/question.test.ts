import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAsk } from '../../../main/answer/question/ask.ts';
import { splitCondition } from '../../../main/answer/question/condition.ts';
import { bridgeOf, splitParts, withAnswer } from '../../../main/answer/question/parts.ts';
import { asksAboutRecording } from '../../../main/answer/question/recording.ts';
import { superlativeOf } from '../../../main/answer/question/superlative.ts';
import { timeRange } from '../../../main/answer/question/time-range.ts';
import { wanted } from '../../../main/answer/question/wants.ts';

test('the first words say what kind of answer is wanted', () => {
  const of = (question: string) => [wanted(question).kind, wanted(question).values[0] ?? null];
  assert.deepEqual(of('Who repaired the organ?'), ['who', null]);
  assert.deepEqual(of('Why was the ferry late?'), ['why', null]);
  assert.deepEqual(of('Where does the river begin?'), ['where', null]);
  assert.deepEqual(of('How deep is the well?'), ['howMuch', 'length']);
  assert.deepEqual(of('How heavy is the bell?'), ['howMuch', 'weight']);
  assert.deepEqual(of('How many goats live there?'), ['howMany', 'number']);
  assert.deepEqual(of('How many weeks does it take?'), ['howMany', 'duration']);
  assert.deepEqual(of('What does a ticket cost?'), ['what', 'money']);
  assert.deepEqual(of('In which year was it founded?'), ['which', 'year']);
  assert.deepEqual(of('At what time does it open?'), ['when', 'clock']);
  assert.deepEqual(of('Is there a dog in the picture?'), ['yesNo', null]);
  assert.equal(wanted('What paints the wall?').focus, null);
  assert.equal(wanted('Which painter won?').focus, 'painter');
});

test('when asks for a second of the recording only where something is seen or heard', () => {
  assert.equal(wanted('When can the lighthouse be seen?').mediaTime, true);
  assert.equal(wanted('When is the budget mentioned?').mediaTime, true);
  assert.equal(wanted('When does the shop open?').mediaTime, false);
  assert.equal(wanted('When does Ada wonder about the goats?').mediaTime, true);
  assert.equal(wanted('At what time do they mention the soup?').mediaTime, true);
  assert.equal(wanted('At what time does the board say the train leaves?').mediaTime, false);
});

test('a condition on time is parted from what is asked', () => {
  const of = (question: string) => {
    const { main, condition } = splitCondition(question);
    return condition && [main, condition.relation, condition.mode, condition.text, condition.occurrence];
  };
  assert.deepEqual(of('What was on the screen when the lighthouse was mentioned?'), [
    'What is shown on the screen?',
    'during',
    'said',
    'the lighthouse',
    null,
  ]);
  assert.deepEqual(of('What was on the screen when the keeper was mentioned for the third time?'), [
    'What is shown on the screen?',
    'during',
    'said',
    'the keeper',
    3,
  ]);
  assert.deepEqual(of('What was said right after the sentence about goats?'), [
    'What is said?',
    'after',
    'said',
    'goats',
    null,
  ]);
  assert.deepEqual(of('Which slide came right before the price list?'), [
    'Which slide is shown on the screen?',
    'before',
    'shown',
    'the price list',
    null,
  ]);
  assert.deepEqual(of('The speaker mentions a lamp: how tall is the tower in the table?'), [
    'How tall is the tower in the table?',
    'during',
    'said',
    'a lamp',
    null,
  ]);
  assert.deepEqual(of('What is written next to the truck?')?.slice(1, 3), ['during', 'seen']);
});

for (const [question, expected] of [
  [
    'Once the price list is gone, what slide do we get?',
    ['Which slide is shown on the screen?', 'after', 'the price list'],
  ],
  [
    'Which slide follows the chart of the tides?',
    ['Which slide is shown on the screen?', 'after', 'the chart of the tides'],
  ],
  ['What is the map preceded by?', ['What is shown on the screen?', 'before', 'the map']],
  ['The keeper is named. What are we looking at then?', ['What is shown on the screen?', 'during', 'The keeper']],
  [
    'Ben wants to know something about goats; which list is up at that point?',
    ['What is shown on the screen?', 'during', 'Ben: goats'],
  ],
  ['What did she say before she came to the goats?', ['What is said?', 'before', 'the goats']],
  ['What does Ada say last while the slide about ropes is up?', ['What does Ada say last?', 'during', 'ropes']],
  [
    'What do we see while the slide shows where things are?',
    ['What is shown on the screen?', 'during', 'where things are'],
  ],
] as const) {
  test(`a place is told in other words: ${question}`, () => {
    const { main, condition } = splitCondition(question);
    assert.deepEqual([main, condition?.relation, condition?.text], expected);
  });
}

test('what comes between two showings lies between the first and the second', () => {
  const { condition } = splitCondition('What slide came between the two showings of the map?');
  assert.deepEqual([condition?.text, condition?.occurrence, condition?.until], ['the map', 1, 'the map again']);
});

test('a sentence before a question that does not point back is no place', () => {
  assert.equal(splitCondition('I watched it twice. How much is the soup?').condition, null);
});

test('a story keeps its own before, after and when', () => {
  for (const question of [
    'Where must the key be before the work begins?',
    'What do bees do when it rains?',
    'How much does Ada ask, as Ben says?',
    'When does the next boat leave?',
  ])
    assert.equal(splitCondition(question).condition, null, question);
});

test('between two things is a condition with two ends', () => {
  const { condition } = splitCondition('What is shown between the goats and the second lighthouse?');
  assert.equal(condition?.relation, 'between');
  assert.equal(condition?.until, 'the second lighthouse');
});

test('two questions in one are two, a list of things is one', () => {
  assert.deepEqual(splitParts('Who feeds the goats, and where do they sleep?'), [
    'Who feeds the goats?',
    'Where do they sleep?',
  ]);
  assert.equal(splitParts('Who feeds the goats and the hens?').length, 1);
});

test('a relative clause is a question of its own', () => {
  const question = 'What price does the list give for the boat that won the race?';
  const bridge = bridgeOf(question)!;
  assert.equal(bridge.question, 'Which boat won the race?');
  assert.equal(withAnswer(question, bridge, 'Seagull'), 'What price does the list give for Seagull?');
  assert.equal(bridgeOf('What does the slide that came last show?'), null);
});

test('the clock of the recording is told from times of day', () => {
  assert.deepEqual(timeRange('What is shown at 1:20?', 200)?.range, { from: 79.5, to: 80.5 });
  assert.deepEqual(timeRange('What is said between 0:10 and 0:30?', 200)?.range, { from: 10, to: 30 });
  assert.deepEqual(timeRange('What is said in the last minute?', 200)?.range, { from: 140, to: 200 });
  assert.equal(timeRange('How high is the water at 05:52?', 200), null);
  assert.equal(timeRange('Which bus leaves at 9:30?', 200), null);
});

test('superlatives say which end of a column is meant', () => {
  assert.equal(superlativeOf('Which boat is the cheapest?')?.direction, 'least');
  assert.equal(superlativeOf('Which tower is tallest?')?.direction, 'most');
  assert.deepEqual(superlativeOf('Which is the least expensive?')?.attribute, ['price', 'cost', 'fee']);
  assert.equal(superlativeOf('Which boat won?'), null);
});

test('ordinals count items, not persons of the story', () => {
  assert.equal(parseAsk('What is the third step?').ordinal, 3);
  assert.equal(parseAsk('What is the last point?').ordinal, -1);
  assert.equal(parseAsk('What does the second firm want?').ordinal, null);
});

test('a question about the recording itself is not one about the next', () => {
  assert.ok(asksAboutRecording(parseAsk('Who holds the lecture?')));
  assert.ok(!asksAboutRecording(parseAsk('Who gives the next lecture?')));
});
