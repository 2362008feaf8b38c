import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentencesOf, textOf } from '../../../../../native-models/tasks/asr/sentences.ts';

const spoken = (text: string, gaps: Record<number, number> = {}) => {
  let time = 0;
  return text.split(' ').map((word, i) => {
    time += gaps[i] ?? 0;
    const start = time;
    time += 0.3;
    return { text: word, start, end: time, confidence: 1 };
  });
};
const parted = (words: ReturnType<typeof spoken>) => sentencesOf(words).map((s) => textOf(s, 'en'));

test('parts at sentence ends, closing quotes included', () => {
  assert.deepEqual(parted(spoken('He said "Go." Then he went! Why?')), ['He said "Go."', 'Then he went!', 'Why?']);
});

test('titles, initials and ordinals end no sentence', () => {
  assert.deepEqual(parted(spoken('Dr. J. Smith came on the 14. of May. He left.')), [
    'Dr. J. Smith came on the 14. of May.',
    'He left.',
  ]);
});

test('a long silence ends a sentence without a mark', () => {
  assert.deepEqual(parted(spoken('one two three four', { 2: 2 })), ['one two', 'three four']);
});

test('an endless sentence is parted at its longest pause', () => {
  const words = spoken(Array.from({ length: 80 }, (_, i) => `w${i}`).join(' '), { 33: 0.9 });
  assert.deepEqual(
    sentencesOf(words).map((s) => s.length),
    [33, 47],
  );
});

test('every word stays, once and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b.', 'c!', 'Mr.', '3.'), { maxLength: 150 }), (list) => {
      const words = list.length === 0 ? [] : spoken(list.join(' '));
      assert.deepEqual(sentencesOf(words).flat(), words);
    }),
  );
});
