import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterbox } from '../../../../../native-models/tasks/detect/letterbox.ts';

test('planes are blue, green, red; the picture lies top left, the rest is 114', () => {
  const data = Uint8Array.from({ length: 4 * 2 * 3 }, (_, i) => [10, 20, 30][i % 3]!);
  const { tensor, scale } = letterbox({ data, width: 4, height: 2 }, { x: 0, y: 0, width: 4, height: 2 }, 8);
  assert.equal(scale, 2);
  const at = (plane: number, x: number, y: number) => Math.round(tensor[plane * 64 + y * 8 + x]!);
  assert.deepEqual([at(0, 7, 3), at(1, 7, 3), at(2, 7, 3)], [30, 20, 10]);
  assert.deepEqual([at(0, 0, 4), at(2, 7, 7)], [114, 114]);
});

test('a window shows its part only, shrinking averages', () => {
  // Left half black, right half white.
  const data = Uint8Array.from({ length: 8 * 4 * 3 }, (_, i) => (Math.floor(i / 3) % 8 < 4 ? 0 : 200));
  const image = { data, width: 8, height: 4 };
  const right = letterbox(image, { x: 4, y: 0, width: 4, height: 4 }, 4).tensor;
  assert.ok(right.every((v) => Math.round(v) === 200));
  const whole = letterbox(image, { x: 0, y: 0, width: 8, height: 4 }, 1).tensor;
  assert.ok(Math.abs(whole[0]! - 100) < 1);
});
