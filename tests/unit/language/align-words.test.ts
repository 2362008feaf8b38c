import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignWords, type TimedWord } from '../../../main/language/align-words.ts';

const span = { start: 10, end: 20 };

/** Words of half a second, a quarter of a second apart, from second 10.25 on. */
const heard = (text: string): TimedWord[] =>
  text.split(' ').map((word, i) => ({ text: word, start: 10.25 + i * 0.75, end: 10.75 + i * 0.75, confidence: 0.8 }));
const timesOf = (words: readonly TimedWord[]) => words.map(({ text, start, end }) => [text, start, end]);

const word = fc.stringMatching(/^[a-z]{1,8}[,.]?$/);
const line = fc.array(word, { minLength: 1, maxLength: 14 });

/** Words with gaps and without, in order, inside the line. */
const spoken = fc
  .array(fc.record({ text: word, gap: fc.nat(400), length: fc.integer({ min: 10, max: 600 }) }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((parts) => {
    let at = span.start;
    return parts.map(({ text, gap, length }): TimedWord => {
      const start = at + gap / 1000;
      at = start + length / 1000;
      return { text, start, end: at, confidence: 0.5 };
    });
  });

test('the same text is the same words', () => {
  fc.assert(
    fc.property(spoken, (words) => {
      assert.deepEqual(alignWords(words, words.map(({ text }) => text).join(' '), span), words);
    }),
  );
});

test('whatever is written, times never go back, stay inside the line, and the words are those of the text', () => {
  fc.assert(
    fc.property(spoken, line, (words, said) => {
      const timed = alignWords(words, said.join(' '), span);
      assert.deepEqual(
        timed.map(({ text }) => text),
        said,
      );
      let before = span.start;
      for (const { start, end } of timed) {
        assert.ok(start >= before - 1e-9 && end >= start && end <= span.end + 1e-9);
        before = end;
      }
    }),
    { numRuns: 500 },
  );
});

test('where one word is changed, all others keep their times and the new one takes the time of the old', () => {
  fc.assert(
    fc.property(spoken, fc.nat(), word, (words, where, said) => {
      const at = where % words.length;
      // A word that stands beside its like can be taken for it: which of two is new, nobody can tell.
      fc.pre(words[at - 1]?.text !== said && words[at + 1]?.text !== said && words[at]!.text !== said);
      const texts = words.map(({ text }) => text);
      const timed = alignWords(words, texts.with(at, said).join(' '), span);
      assert.deepEqual(timed.toSpliced(at, 1), words.toSpliced(at, 1));
      assert.deepEqual([timed[at]!.start, timed[at]!.end], [words[at]!.start, words[at]!.end]);
    }),
  );
});

test('words that are put in lie between their neighbours, which keep their times', () => {
  fc.assert(
    fc.property(
      spoken,
      fc.nat(),
      fc.array(fc.constantFrom('QQQQ', 'ZZZZZ'), { minLength: 1, maxLength: 3 }),
      (words, where, put) => {
        const at = where % (words.length + 1);
        const texts = words.map(({ text }) => text);
        const timed = alignWords(words, texts.toSpliced(at, 0, ...put).join(' '), span);
        assert.deepEqual(timed.toSpliced(at, put.length), words);
        for (const { start, end } of timed.slice(at, at + put.length)) {
          assert.ok(start >= (words[at - 1]?.end ?? span.start) && end <= (words[at]?.start ?? span.end));
        }
      },
    ),
  );
});

test('a word that was heard wrongly keeps its time, two that became one share it, and signs and case change nothing', () => {
  const words = heard('the hire low water is to point four');
  assert.deepEqual(timesOf(alignWords(words, 'The higher low water is 2.4.', span)), [
    ['The', 10.25, 10.75],
    ['higher', 11, 11.5],
    ['low', 11.75, 12.25],
    ['water', 12.5, 13],
    ['is', 13.25, 13.75],
    ['2.4.', 14, 16],
  ]);
});

test('a script without spaces is aligned by the words that were heard', () => {
  const words: TimedWord[] = ['今日', 'は', '良い', '天気'].map((text, i) => ({
    text,
    start: 10 + i,
    end: 11 + i,
    confidence: 1,
  }));
  assert.deepEqual(timesOf(alignWords(words, '今日は悪い天気。', span)), [
    ['今日', 10, 11],
    ['は', 11, 12],
    ['悪', 12, 12.5],
    ['い', 12.5, 13],
    ['天気。', 13, 14],
  ]);
});

test('without word times there are none to give', () => {
  assert.deepEqual(alignWords([], 'any text', span), []);
});
