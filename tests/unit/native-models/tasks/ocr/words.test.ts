import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageWords, sceneWords } from '../../../../../native-models/tasks/ocr/words.ts';

const word = (text: string, confidence: number) => ({ text, confidence, x0: 0, y0: 0, x1: 1, y1: 1 });
const texts = (lines: { text: string }[][]) => lines.map((line) => line.map((w) => w.text).join(' '));

test('remains of bullets go, short words and numbers stay', () => {
  const page = [
    [word('®', 0.4), word('Spring', 0.96)],
    [word('e', 0.64), word('2.', 0.94)],
    [word('J', 0.71)],
    [word('A', 0.96)],
    [word('3', 0.5)],
  ];
  assert.deepEqual(texts(pageWords(page)), ['Spring', '2.', 'A', '3']);
});

test('of a photograph only certain words are kept, without the marks around them', () => {
  const scene = [
    [word('“emisiones.', 0.76)],
    [word('SEER', 0.17)],
    [word('—=', 0.9)],
    [word('EMT', 0.9)],
    [word('al', 0.95)],
    [word('brrt', 0.8)],
  ];
  assert.deepEqual(texts(sceneWords(scene)), ['emisiones', 'EMT']);
});
