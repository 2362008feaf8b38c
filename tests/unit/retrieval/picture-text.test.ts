import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureText } from '../../../main/retrieval/picture-text.ts';
import { pictureWeight } from '../../../main/retrieval/picture-weight.ts';

const captions: [question: string, caption: string][] = [
  ['When does the red circle appear?', 'the red circle'],
  ['the red circle', 'the red circle'],
  ['Is there a dog in the picture?', 'a dog'],
  ['At what time can we see a pink circle?', 'a pink circle'],
  ['What colour is the car?', 'the car'],
  ['How many dogs are there?', 'dogs'],
  ['Who is standing beside the bus?', 'standing beside the bus'],
  ['Which frame has both a yellow cross and a purple arrow?', 'a yellow cross and a purple arrow'],
  ['Where is the lighthouse shown for the first time?', 'the lighthouse'],
  ['Does the video contain an orange cross?', 'an orange cross'],
  ['Please show me the part with a green boat!', 'a green boat'],
  ['When?', 'When'],
  ['', ''],
];
for (const [question, caption] of captions)
  test(`“${question}” looks for “${caption}”`, () => assert.equal(pictureText(question), caption));

const plain = { speech: 1, subtitle: 1, text: 1, object: 0.6, caption: 0.6, note: 0.5 };

test('pictures weigh most where a question asks for what is seen, and little where it asks for what was said', () => {
  const said = { ...plain, speech: 1.15, subtitle: 1.15 };
  assert.equal(pictureWeight('When does the lighthouse appear?', plain), 1);
  assert.equal(pictureWeight('Is a dog standing beside the bus?', { ...plain, object: 1.15 }), 1);
  assert.equal(pictureWeight('Who invented the rule of twelfths?', plain), 0.6);
  assert.ok(pictureWeight('What did Ann say about tides?', said) < 0.2);
  assert.ok(pictureWeight('What is written in the table?', { ...plain, text: 1.15 }) < 0.6);
  assert.equal(pictureWeight('What is shown when she mentions tides?', said), 0.5);
});

test('where kinds were chosen and what pictures show is not among them, they are not searched', () => {
  assert.equal(pictureWeight('the red circle', { speech: 1 }), 0);
});
