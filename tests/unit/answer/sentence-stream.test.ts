import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSentenceStream } from '../../../main/answer/sentence-stream.ts';

function told(pieces: readonly string[]): string[] {
  const sentences: string[] = [];
  const stream = createSentenceStream((sentence) => sentences.push(sentence));
  for (const piece of pieces) stream.push(piece);
  stream.end();
  return sentences;
}

test('a sentence is told as soon as the next one begins', () => {
  const sentences: string[] = [];
  const stream = createSentenceStream((sentence) => sentences.push(sentence));
  stream.push('A red circle. ');
  assert.deepEqual(sentences, []);
  stream.push('Then');
  assert.deepEqual(sentences, ['A red circle.']);
  stream.end();
  assert.deepEqual(sentences, ['A red circle.', 'Then']);
});

test('numbers and labels do not end a sentence', () => {
  assert.deepEqual(told(['It shows 3.1 knots [2].']), ['It shows 3.1 knots [2].']);
  assert.deepEqual(told(['Low water [1]. High water [2].']), ['Low water [1].', 'High water [2].']);
});

test('lines are sentences, empty ones are not told', () => {
  assert.deepEqual(told(['one\n\n two\n', ' . ']), ['one', 'two']);
});

test('it does not matter how the text was cut into pieces', () => {
  const words = fc.array(fc.constantFrom('Red', 'blue', '.', ' ', '?', '\n', '2', 'Is'), { maxLength: 30 });
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.integer({ min: 1, max: 5 })), (parts, lengths) => {
      const text = parts.join('');
      const pieces: string[] = [];
      for (let at = 0; at < text.length; ) {
        const length = lengths.next().value!;
        pieces.push(text.slice(at, at + length));
        at += length;
      }
      // What is told early was decided on less: joined again, the words are the same.
      const plain = (sentences: string[]) => sentences.join('').replace(/[^\p{L}\p{N}]/gu, '');
      assert.equal(plain(told(pieces)), plain(told([text])));
    }),
  );
});
