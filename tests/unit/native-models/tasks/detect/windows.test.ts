import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCut, windowsOf } from '../../../../../native-models/tasks/detect/windows.ts';

test('a wide frame is also looked at in two squares, a square one only as a whole', () => {
  assert.equal(windowsOf({ width: 500, height: 500 }).length, 1);
  assert.deepEqual(windowsOf({ width: 1280, height: 720 })[2], { x: 560, y: 0, width: 720, height: 720 });
  assert.deepEqual(windowsOf({ width: 720, height: 1280 })[2], { x: 0, y: 560, width: 720, height: 720 });
  assert.equal(windowsOf({ width: 8000, height: 40 }).length, 1);
});

test('what ends at a seam is cut, what ends at the edge of the picture is not', () => {
  const frame = { width: 1280, height: 720 };
  const [whole, left] = windowsOf(frame);
  assert.ok(isCut({ x: 0.4, y: 0.2, w: 0.1625, h: 0.3 }, left!, frame));
  assert.ok(!isCut({ x: 0, y: 0.2, w: 0.2, h: 0.8 }, left!, frame));
  assert.ok(!isCut({ x: 0.4, y: 0.2, w: 0.6, h: 0.8 }, whole!, frame));
});
