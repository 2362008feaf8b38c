import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rephrased } from '../../../main/answer/question/rephrasing.ts';

const plainly: Record<string, string> = {
  "I've lost my badge. Who helps?": 'I have lost my badge. Who helps?',
  'What would a brand-new sail set me back?': 'What would a new sail cost?',
  'How expensive would it be to get the crane?': 'How much does the crane cost?',
  'How do you say bread in Danish?': 'What is the Danish word for bread?',
  'Which stall drew more visitors than any other?': 'Which stall drew the most visitors?',
  'Who said no to the pier?': 'Who voted against the pier?',
  'What is the winch good for?': 'What is the winch for?',
  'What is the purpose of the winch?': 'What is the winch for?',
  'How many boats took part in the race?': 'How many boats are there in the race?',
  'Which knot brings as many points as possible?': 'Which knot brings the most points?',
  'What is the latest I can catch a ferry to Ulva?': 'When does the latest ferry to Ulva leave?',
  'sloop vs ketch, which one needs more time?': 'sloop or ketch, which one takes longer?',
  'Look at the slide that was showing when Nora spoke of ice. What depth does it give?':
    'What depth does it give on the slide when Nora spoke of ice?',
  'The crew are supposed to bring what?': 'The crew should bring what?',
  'laps in total?': 'How many laps?',
  'deadline for the entries': 'By when is the entries?',
  'Could you count the goats?': 'How many goats?',
  'dinghy race winner?': 'Who won dinghy race?',
  'lighthouse slide timestamp': 'When is the lighthouse slide shown?',
  'timestamp of the remark on fog': 'When is the remark on fog mentioned?',
  'last ferry, what time?': 'When is last ferry?',
  'used rudder, how much?': 'How much is used rudder?',
  'exercise 9, page number?': 'What is the page number of exercise 9?',
  'Find me the moment where the whistle is mentioned.': 'At what moment the whistle is mentioned?',
  'Nora mentions the anchor at some point. What is the timestamp?': 'At what moment Nora mentions the anchor?',
  'Somebody brings up the tide. What could be seen at that moment?':
    'What could be seen while somebody brings up the tide?',
  'Kim says something about the pilot. What were we looking at meanwhile?':
    'What were we looking at while Kim says of the pilot?',
  'With the map on screen, what does Nora mention?': 'what does Nora mention while the map is shown?',
  'What do they talk about with the chart of depths on screen?':
    'What do they talk about while the chart of depths is shown?',
  'At the mention of Drake, what could we see?': 'what could we see when Drake is mentioned?',
  'First they talk about knots. What do they get on to next?': 'What is said right after they talk about knots?',
  'First we see the harbour. Which slide is next in the video?': 'What is shown right after the harbour?',
};

for (const [asked, expected] of Object.entries(plainly)) {
  test(asked, () => {
    assert.equal(rephrased(asked), expected);
    assert.equal(rephrased(expected), expected, 'what is plain stays as it is');
  });
}

test('ordinary questions stay as they are', () => {
  for (const one of [
    'Who is the winner of the dinghy race?',
    'What is the deadline, and who sets it?',
    'When the bell rings, what happens?',
    'Why is there no time to count the goats?',
    'Where was the second hand of the clock found?',
    'Is the harbour open? What does it cost?',
    'What comes next?',
  ])
    assert.equal(rephrased(one), one);
});
