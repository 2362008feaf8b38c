import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesOf } from '../../eval/compare.ts';
import { figuresOf } from '../../eval/figures.ts';
import { resultsPage } from '../../eval/page.ts';
import type { Outcome } from '../../eval/score.ts';
import { isSealed, withoutWords } from '../../eval/sealed.ts';
import { bootstrapInterval } from '../../eval/statistics/bootstrap.ts';
import { permutationP } from '../../eval/statistics/permutation.ts';
import { scratchFolder } from '../../fixtures/paths.ts';

const outcome = (id: number, right: boolean, more: Partial<Outcome> = {}): Outcome => ({
  id: String(id),
  kind: 'ocr',
  scope: 'own',
  question: 'What is it?',
  text: 'It is 7.',
  ms: 3,
  recall1: true,
  recall5: true,
  right,
  right12: right,
  rightAndCited: right,
  citationPrecision: 1,
  citationRecall: 1,
  cited: 'a.mp4 1.0–2.0',
  expected: ['7'],
  route: '1 file read',
  abstained: false,
  words: 3,
  firstLength: 1,
  firstIou: 1,
  ...more,
});
const runOf = (right: readonly boolean[]) => right.map((one, i) => outcome(i, one));

test('an interval holds the mean, is the same for the same seed, and is narrower for more questions', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 60 }), (values) => {
      const [low, high] = bootstrapInterval(values)!;
      const mean = values.reduce<number>((sum, one) => sum + one, 0) / values.length;
      assert.ok(low <= mean + 1e-9 && mean <= high + 1e-9);
      assert.deepEqual(bootstrapInterval(values), [low, high]);
    }),
    { numRuns: 30 },
  );
  const width = (n: number) => {
    const [low, high] = bootstrapInterval(Array.from({ length: n }, (_, i) => i % 2))!;
    return high - low;
  };
  assert.ok(width(400) < width(40) && width(40) < width(10));
  // A known one: of 100 at 50 %, ± 1.96 · 5 points.
  assert.ok(Math.abs(width(100) - 0.196) < 0.025);
  assert.equal(bootstrapInterval([1]), undefined);
});

test('chance explains a difference as often as counting every flip says', () => {
  assert.equal(permutationP([0, 0, 0]), 1);
  assert.equal(permutationP([1, 1, 1, 1, 1]), 2 / 32);
  assert.equal(permutationP([-1, -1, -1, -1, -1, -1]), 2 / 64);
  assert.ok(Math.abs(permutationP(Array.from({ length: 20 }, (_, i) => (i < 5 ? -1 : 1))) - 0.041) < 0.01);
  assert.ok(permutationP(Array.from({ length: 40 }, (_, i) => (i % 2 ? 1 : -1))) > 0.9);
});

test('a fall counts only where it is more than chance, and a rise never does', () => {
  const all = Array.from({ length: 30 }, () => true);
  const fellBy = (n: number) => all.map((_, i) => i >= n);
  const rightOf = (before: boolean[], after: boolean[]) =>
    changesOf(runOf(before), runOf(after)).find(({ measure }) => measure === 'answerAccuracy')!;
  assert.equal(rightOf(all, fellBy(2)).fell, false);
  assert.equal(rightOf(all, fellBy(10)).fell, true);
  assert.equal(rightOf(fellBy(10), all).fell, false);
  const invented = changesOf(runOf(all), runOf(fellBy(10))).find(({ measure }) => measure === 'invented')!;
  assert.deepEqual([invented.fell, invented.after > invented.before], [true, true]);
  assert.equal(changesOf(runOf(all), runOf(all.slice(0, 12)))[0]!.questions, 12);
});

test('an answer to what is not there and a wrong answer are both invented', () => {
  const none = { recall1: null, recall5: null, right: null, right12: null, rightAndCited: null, expected: null };
  const { own } = figuresOf([
    outcome(1, true),
    outcome(2, false),
    outcome(3, false, { abstained: true, text: '' }),
    outcome(4, false, { ...none, kind: 'no-topic' }),
  ]);
  assert.equal(own.all!.invented, 0.5);
  assert.equal(own.all!.falseAbstention, 1 / 3);
  assert.equal(own['no-topic']!.abstention, 0);
});

test('the page shows what a file says as words, runs nothing and fetches nothing', () => {
  const outcomes = [outcome(1, true, { text: '<script>alert(1)</script><img src=x>', question: '"><b>', kind: '<i>' })];
  const page = resultsPage('<set>', figuresOf(outcomes), outcomes, []);
  assert.ok(!/<script|<img|<b>|<i>|<set>|https?:|\son\w+=/i.test(page));
  assert.ok(page.includes('&lt;script&gt;') && page.includes('light dark'));
});

test('of a sealed set figures remain and no words, and it can still be compared', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'questions.jsonl'), '');
  assert.equal(isSealed(join(folder, 'questions.jsonl')), false);
  writeFileSync(join(folder, 'sealed'), '');
  assert.deepEqual([isSealed(folder), isSealed(join(folder, 'questions.jsonl'))], [true, true]);
  const open = runOf([true, false, true]);
  const bare = open.map(withoutWords);
  assert.ok(!/What is it|It is 7|a\.mp4|file read/.test(JSON.stringify(bare)));
  assert.deepEqual(figuresOf(bare), figuresOf(open));
  assert.ok(changesOf(open, bare).every(({ before, after }) => before === after));
});
