import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dropPlace, moveTarget } from '../../../../renderer/features/reports/drop-place.ts';
import { moved } from '../../../../renderer/features/reports/moved.ts';

const three = [0, 100, 200].map((start) => ({ start, size: 100 }));

test('the pointer’s half of an item decides whether one lands before or behind it', () => {
  assert.deepEqual(
    [-20, 49, 51, 149, 151, 260, 900].map((at) => dropPlace(three, at)),
    [0, 0, 1, 1, 2, 3, 3],
  );
  assert.equal(dropPlace([], 40), 0);
});

test('a moved item lands where the line was drawn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), fc.nat(9), (count, fromAny, placeAny) => {
      const [from, place] = [fromAny % count, placeAny % (count + 1)];
      const list = Array.from({ length: count }, (_, index) => index);
      const result = moved(list, from, moveTarget(from, place));
      const before = list.slice(0, place).filter((one) => one !== from);
      assert.deepEqual(result.slice(0, before.length), before);
      assert.equal(result[before.length], from);
    }),
  );
});
