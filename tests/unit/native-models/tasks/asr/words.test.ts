import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../../../../native-models/tasks/asr/words.ts';

const tokens = (...texts: (string | number[])[]) =>
  texts.map((text, i) => ({
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : Uint8Array.from(text),
    start: i,
    end: i + 1,
    probability: 0.5,
  }));
const texts = (language: string, ...parts: (string | number[])[]) =>
  wordsOf(tokens(...parts), language).map((w) => w.text);

test('pieces of a word are joined, punctuation hangs on its word', () => {
  assert.deepEqual(texts('en', ' The', ' cab', 'bage', ',', ' he', ' said', '.'), ['The', 'cabbage,', 'he', 'said.']);
});

test('opening marks belong to the word after them', () => {
  assert.deepEqual(texts('en', ' He', ' (', 'she', ')', ' ran'), ['He', '(she)', 'ran']);
});

test('punctuation does not stretch a word', () => {
  const [word] = wordsOf(tokens(' Hi', '!'), 'en');
  assert.equal(word!.end, 1);
  assert.equal(word!.confidence.toFixed(2), '0.50');
});

test('a letter spread over two tokens is put together', () => {
  assert.deepEqual(texts('de', [0x20, 0x66, 0xc3], [0xbc], 'r', ' dich'), ['für', 'dich']);
});

test('languages without spaces give a word a character', () => {
  assert.deepEqual(texts('ja', '今', '日', 'は', '。'), ['今', '日', 'は。']);
});
