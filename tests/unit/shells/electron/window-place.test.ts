import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePlace } from '../../../../main/shells/electron/window-place.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 2560, height: 1400 };
const saved = (x: number, y: number, width = 1200, height = 800, maximized = false) =>
  JSON.stringify({ bounds: { x, y, width, height }, maximized });

test('a first start fits the main display', () => {
  assert.deepEqual(choosePlace(undefined, [laptop]), { width: 1440, height: 875, maximized: false });
  assert.deepEqual(choosePlace(undefined, [beside]), { width: 1440, height: 900, maximized: false });
});

test('the window opens where it was, on the display it was on', () => {
  const place = { x: 1700, y: 100, width: 1200, height: 800, maximized: true };
  assert.deepEqual(choosePlace(saved(1700, 100, 1200, 800, true), [laptop, beside]), place);
});

test('a display that is gone, or a title bar out of reach, gives the size without the place', () => {
  for (const text of [saved(1700, 100), saved(-1190, 100), saved(1400, 100), saved(100, -500), saved(100, 5000)]) {
    assert.deepEqual(choosePlace(text, [laptop]), { width: 1200, height: 800, maximized: false }, text);
  }
});

test('never smaller than the interface works, never larger than the display', () => {
  assert.deepEqual(choosePlace(saved(10, 30, 100, 100), [laptop]), {
    x: 10,
    y: 30,
    width: 1024,
    height: 640,
    maximized: false,
  });
  assert.deepEqual(choosePlace(saved(0, 30, 9000, 9000), [laptop]), {
    x: 0,
    y: 30,
    width: 1440,
    height: 875,
    maximized: false,
  });
});

test('a file that says nonsense is no file', () => {
  for (const text of ['', '{', 'null', '{"bounds":{"x":"left"}}', '[]']) {
    assert.deepEqual(choosePlace(text, [laptop]), choosePlace(undefined, [laptop]));
  }
});
