import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOfLine } from '../../../../../../native-models/tasks/ocr/pp-ocr/words-of-line.ts';

const signs = (text: string, spaces: Record<number, number> = {}) =>
  [...text].map((sign, i) => ({
    text: sign,
    confidence: 0.8 + (i % 2) * 0.2,
    spaceBefore: spaces[i] ?? 0.01,
    from: 2 * i,
    to: 2 * i + 1,
  }));

test('a space that the recogniser was shy of still parts words', () => {
  const words = wordsOfLine(signs('0.9m', { 3: 0.12 }));
  assert.deepEqual(
    words.map(({ text, from, to }) => [text, from, to]),
    [
      ['0.9', 0, 5],
      ['m', 6, 7],
    ],
  );
  assert.ok(Math.abs(words[0]!.confidence - 2.6 / 3) < 1e-9);
});

test('a doubt within a word does not part it, nor does a space before the line', () => {
  assert.deepEqual(
    wordsOfLine(signs('J.Moreau', { 0: 0.9, 1: 0.06 })).map((w) => w.text),
    ['J.Moreau'],
  );
  assert.deepEqual(wordsOfLine([]), []);
});

test('a colon clings to its word unless the space before it is clear', () => {
  const texts = (spaceBefore: number) => wordsOfLine(signs('f(x):', { 4: spaceBefore })).map((word) => word.text);
  assert.deepEqual([texts(0.19), texts(0.8)], [['f(x):'], ['f(x)', ':']]);
});

test('signs of double width become plain ones', () => {
  assert.deepEqual(
    wordsOfLine(signs('［３，Ａ］')).map((w) => w.text),
    ['[3,A]'],
  );
});
