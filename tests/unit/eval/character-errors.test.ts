import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { characterErrors, nearest } from '../../eval/text/character-errors.ts';

test('a line that stands anywhere in the text costs nothing, one edit costs one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, line, after) => {
      assert.equal(nearest(line, before + line + after), 0);
      assert.ok(nearest(line, `${before}${line.slice(1)}${after}`) <= 1);
      assert.ok(nearest(line, before) <= line.length);
    }),
  );
});

test('order of lines and bars between cells do not count, missing and invented characters do', () => {
  assert.deepEqual(characterErrors(['High water 05:52', 'slack'], ['slack', 'High water | 05:52']), {
    gold: 21,
    errors: 0,
    surplus: 0,
  });
  assert.deepEqual(characterErrors(['0.9 m'], ['0.9m']), { gold: 5, errors: 1, surplus: 0 });
  assert.deepEqual(characterErrors([], ['xy z']), { gold: 0, errors: 0, surplus: 3 });
  assert.equal(characterErrors(['cero'], []).errors, 4);
});
