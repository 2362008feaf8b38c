import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange, endsFirst, fallAfter } from '../../../main/answer/arrange.ts';
import type { Passage } from '../../../main/answer/reading/passage.ts';
import type { Scored } from '../../../main/answer/reading/score.ts';
import { type AskSwitches, SWITCHES } from '../../../main/ask-switches.ts';

const OFF: AskSwitches = { ...SWITCHES, thresholds: false, budgets: false, representatives: false, sharpDrop: false };

const scored = (
  text: string,
  score: number,
  more: Partial<Omit<Scored, 'passage'>> & { passage?: Partial<Passage> } = {},
): Scored => ({
  coverage: score,
  cosine: score,
  score,
  ...more,
  passage: { assetId: 'a', mode: 'shown', heading: null, text, ...more.passage } as Passage,
});
const textsOf = (all: readonly Scored[]) => all.map(({ passage }) => passage.text);

test('the best stand at the ends and the weakest in the middle', () => {
  assert.deepEqual(endsFirst([1, 2, 3, 4, 5]), [1, 3, 5, 4, 2]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), (ranks) => {
      const ranked = ranks.sort((a, b) => a - b);
      const placed = endsFirst(ranked);
      assert.deepEqual(
        [...placed].sort((a, b) => a - b),
        ranked,
      );
      // From either end inwards it only gets weaker.
      const weakest = placed.indexOf(ranked.at(-1)!);
      placed.forEach((one, i) => {
        if (i > 0 && i <= weakest) assert.ok(one > placed[i - 1]!);
        if (i > weakest) assert.ok(one < placed[i - 1]!);
      });
    }),
  );
});

test('a sharp fall cuts behind it, a slope does not, and the first stay', () => {
  assert.equal(fallAfter([0.9, 0.88, 0.86, 0.84, 0.82, 0.8, 0.4, 0.39]), 6);
  assert.equal(fallAfter([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2]), 8);
  assert.equal(fallAfter([0.9, 0.1, 0.1, 0.1, 0.1, 0.1]), 6);
  assert.equal(fallAfter([]), 0);
});

test('with everything off nothing is left out, and whatever is on keeps the order', () => {
  const any = fc.record({ text: fc.constantFrom('x', 'y', 'z'), score: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 200 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (made, ...on) => {
        const all = made.map(({ text, score }) => scored(text, score)).sort((a, b) => b.score - a.score);
        const [thresholds, budgets, representatives, sharpDrop] = on as [boolean, boolean, boolean, boolean];
        assert.deepEqual(arrange(all, OFF), all);
        const left = arrange(all, { ...OFF, thresholds, budgets, representatives, sharpDrop });
        assert.deepEqual(
          left,
          all.filter((one) => left.includes(one)),
        );
      },
    ),
  );
});

test('a line that comes back lends one, and the same words of another file or under another heading stay', () => {
  const all = [
    scored('Price | 12', 0.9),
    scored('price | 12', 0.8),
    scored('Price | 12', 0.7, { passage: { assetId: 'b' } }),
    scored('Price | 12', 0.6, { passage: { heading: 'Offers' } }),
  ];
  assert.deepEqual(
    arrange(all, { ...OFF, representatives: true }).map(({ score }) => score),
    [0.9, 0.7, 0.6],
  );
});

test('what is near neither in words nor in meaning is left out, either is enough', () => {
  const all = [
    scored('words', 0.5, { coverage: 0.5, cosine: 0 }),
    scored('meaning', 0.4, { coverage: 0, cosine: 0.4 }),
    scored('neither', 0.1, { coverage: 0.1, cosine: 0.1 }),
  ];
  assert.deepEqual(textsOf(arrange(all, { ...OFF, thresholds: true })), ['words', 'meaning']);
});
