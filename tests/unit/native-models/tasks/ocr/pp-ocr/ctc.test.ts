import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeCtc } from '../../../../../../native-models/tasks/ocr/pp-ocr/ctc.ts';

const SIGNS = ['a', 'b', 'c', 'd'];
const SPACE = SIGNS.length + 1;
const CLASSES = SPACE + 1;

/** Steps that show the classes one after another, each with that probability. */
function stepsOf(path: readonly number[], probability = 0.9) {
  const data = new Float32Array(path.length * CLASSES);
  for (const [t, one] of path.entries()) {
    data.fill((1 - probability) / CLASSES, t * CLASSES, (t + 1) * CLASSES);
    data[t * CLASSES + one] = probability;
  }
  return { data, steps: path.length, classes: CLASSES };
}

test('any text comes back, however long each sign lasts, when doubled ones are parted by a blank', () => {
  const sign = fc.record({
    class: fc.integer({ min: 1, max: 4 }),
    lasts: fc.integer({ min: 1, max: 4 }),
    blanks: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 20 }), (text) => {
      const path = text.flatMap(({ class: c, lasts, blanks }, i) => [
        ...new Array<number>(Math.max(blanks, text[i - 1]?.class === c ? 1 : 0)).fill(0),
        ...new Array<number>(lasts).fill(c),
      ]);
      const read = decodeCtc(stepsOf(path), SIGNS);
      assert.equal(read.map((one) => one.text).join(''), text.map((one) => SIGNS[one.class - 1]).join(''));
      for (const [i, { from, to }] of read.entries()) {
        assert.equal(to - from, text[i]!.lasts);
        assert.ok(path.slice(from, to).every((c) => c === text[i]!.class));
      }
    }),
  );
});

test('without a blank between them repeats are one sign, as sure as its surest step', () => {
  const steps = stepsOf([1, 1, 1, 0, 1]);
  steps.data[CLASSES + 1] = 0.97;
  const read = decodeCtc(steps, SIGNS);
  assert.deepEqual(
    read.map(({ text, from, to }) => [text, from, to]),
    [
      ['a', 0, 3],
      ['a', 4, 5],
    ],
  );
  assert.ok(Math.abs(read[0]!.confidence - 0.97) < 1e-6 && Math.abs(read[1]!.confidence - 0.9) < 1e-6);
});

test('a space is no sign, but the sign behind it says how sure it was, also when the blank was surer', () => {
  const steps = stepsOf([1, SPACE, 2, 0, 3, 4]);
  steps.data[3 * CLASSES + SPACE] = 0.3;
  const read = decodeCtc(steps, SIGNS);
  assert.equal(read.map((one) => one.text).join(''), 'abcd');
  const spaces = read.map((one) => Math.round(one.spaceBefore * 10) / 10);
  assert.deepEqual(spaces, [0, 0.9, 0.3, 0]);
});
