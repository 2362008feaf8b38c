import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boxRect, containRect } from '../../../../renderer/features/player/picture-box.ts';

test('a picture is fitted whole and in the middle', () => {
  assert.deepEqual(containRect({ width: 800, height: 800 }, { width: 1280, height: 720 }), {
    x: 0,
    y: 175,
    width: 800,
    height: 450,
  });
  assert.deepEqual(containRect({ width: 800, height: 400 }, { width: 360, height: 640 }), {
    x: 287.5,
    y: 0,
    width: 225,
    height: 400,
  });
});

test('a box never leaves its picture, however wrong its numbers', () => {
  const part = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(
    fc.property(part, part, part, part, (x, y, w, h) => {
      const picture = { x: 10, y: 20, width: 640, height: 360 };
      const rect = boxRect({ x, y, w, h }, picture, 0);
      assert.ok(rect.x >= 10 && rect.y >= 20 && rect.width >= 0 && rect.height >= 0);
      assert.ok(rect.x + rect.width <= 650.001 && rect.y + rect.height <= 380.001);
    }),
  );
});
