import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { baseLevel, levelsOf, mirrored, visualOrder } from '../../../../main/report/pdf/bidi.ts';

/** As in the examples of Annex 9: capitals stand for Hebrew letters. @returns what is seen, from left to right */
function seen(text: string, base?: 0 | 1): string {
  const signs = [...text].map((sign) =>
    /[A-Z]/.test(sign) ? String.fromCodePoint(0x5d0 + sign.charCodeAt(0) - 65) : sign,
  );
  const levels = levelsOf(signs, base ?? baseLevel(signs));
  return visualOrder(levels)
    .map((index) => (levels[index]! % 2 === 1 ? mirrored([...text][index]!) : [...text][index]!))
    .join('');
}

test('text of two directions is seen as Annex 9 has it', () => {
  assert.equal(seen('car means CAR.'), 'car means RAC.');
  assert.equal(seen('CAR means car.'), '.means car RAC');
  assert.equal(seen('he said "CAR MEANS CAR"'), 'he said "RAC SNAEM RAC"');
  assert.equal(seen('smith (FABRIKAM ARABIC) hi'), 'smith (CIBARA MAKIRBAF) hi');
  assert.equal(seen('plain'), 'plain');
});

test('numbers keep their order, with their points, dashes and signs', () => {
  assert.equal(seen('A 12:04 B'), 'B 12:04 A');
  assert.equal(seen('A 0.9 B'), 'B 0.9 A');
  assert.equal(seen('A 50% B'), 'B 50% A');
  assert.equal(seen('A (12) B'), 'B (12) A');
  assert.equal(seen('a 1-2 b'), 'a 1-2 b');
  const arabic = [...'\u0645 12'];
  assert.deepEqual(levelsOf(arabic, 1), [1, 1, 2, 2], 'after Arabic letters numbers are Arabic');
});

test('every sign is seen once, and what runs one way only is as it was', () => {
  const sign = fc.constantFrom(...'abcABC 12.,:()-%\u0645\u0660');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), fc.constantFrom(0 as const, 1 as const), (signs, base) => {
      const order = visualOrder(levelsOf(signs, base));
      assert.deepEqual(
        [...order].sort((a, b) => a - b),
        signs.map((_, index) => index),
      );
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'abc 12.,()'), { maxLength: 30 }), (signs) => {
      assert.deepEqual(
        visualOrder(levelsOf(signs, 0)),
        signs.map((_, index) => index),
      );
    }),
  );
});
