import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInvented, repetition } from '../../../../../native-models/tasks/asr/invented.ts';

const sure = { meanLogProbability: -0.2, noSpeech: 0.05, seconds: 3 };

test('what Whisper says in pauses is dropped, the same words surely said are kept', () => {
  assert.ok(isInvented({ ...sure, text: ' you', noSpeech: 0.9, meanLogProbability: -0.6 }));
  assert.ok(isInvented({ ...sure, text: 'Thank you.', seconds: 20 }));
  assert.ok(!isInvented({ ...sure, text: 'Thank you.' }));
});

test('speech with low certainty where the model hears nobody is dropped', () => {
  assert.ok(isInvented({ ...sure, text: 'The map cabinet', noSpeech: 0.8, meanLogProbability: -1.2 }));
  assert.ok(!isInvented({ ...sure, text: 'The map cabinet', noSpeech: 0.8 }));
  assert.ok(isInvented({ ...sure, text: '...' }));
});

test('text that goes in circles is dropped', () => {
  assert.ok(isInvented({ ...sure, text: 'and the sea and the land '.repeat(12) }));
  assert.equal(repetition('a b c d'), 0);
});
