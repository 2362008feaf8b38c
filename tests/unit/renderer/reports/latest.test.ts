import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLatest } from '../../../../renderer/features/reports/latest.ts';

test('an older preview never takes the place of a newer one, and the newest always comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (s, works) => {
      const shown: number[] = [];
      const failed: number[] = [];
      const ask = createLatest<number, number>({
        work: (n) =>
          s.schedule(Promise.resolve(n)).then(() => {
            if (!works[n]) throw n;
            return n;
          }),
        onResult: (n) => shown.push(n),
        onError: (n) => failed.push(n as number),
      });
      s.scheduleSequence(works.map((_, n) => async () => ask(n)));
      await s.waitIdle();
      const asked = [...shown, ...failed];
      assert.deepEqual(
        shown,
        [...shown].sort((a, b) => a - b),
      );
      assert.ok(asked.includes(works.length - 1), 'the last is shown, or told to have failed');
    }),
  );
});

test('what is asked while one is made is skipped but for the last', async () => {
  const made: number[] = [];
  const shown: number[] = [];
  const ends: (() => void)[] = [];
  const ask = createLatest<number, number>({
    work: (n) =>
      new Promise((resolve) => {
        made.push(n);
        ends.push(() => resolve(n));
      }),
    onResult: (n) => shown.push(n),
    onError: () => assert.fail('none of these fails'),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  for (const n of [1, 2, 3, 4]) ask(n);
  ends[0]!();
  await settle();
  ends[1]!();
  await settle();
  assert.deepEqual(
    [made, shown],
    [
      [1, 4],
      [1, 4],
    ],
  );
});

test('a failure is told only where nothing newer is on its way', async () => {
  const errors: unknown[] = [];
  const shown: string[] = [];
  const ask = createLatest<string, string>({
    work: async (word) => {
      if (word === 'bad') throw new Error(word);
      return word;
    },
    onResult: (word) => shown.push(word),
    onError: (error) => errors.push(error),
  });
  ask('bad');
  ask('good');
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([errors, shown], [[], ['good']]);
  ask('bad');
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(errors.length, 1);
});
