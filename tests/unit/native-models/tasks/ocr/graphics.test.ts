import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inkOf } from '../../../../../native-models/tasks/ocr/background.ts';
import { componentsOf } from '../../../../../native-models/tasks/ocr/components.ts';
import { withoutGraphics } from '../../../../../native-models/tasks/ocr/graphics.ts';

type Rect = [x: number, y: number, w: number, h: number, colour: number[]];
const WIDTH = 400;
const HEIGHT = 300;

function drawn(ground: number[], rects: Rect[]) {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < data.length; i++) data[i] = ground[i % 3]!;
  for (const [x, y, w, h, colour] of rects) {
    for (let yy = y; yy < y + h; yy++) for (let xx = x; xx < x + w; xx++) data.set(colour, (yy * WIDTH + xx) * 3);
  }
  return { data, width: WIDTH, height: HEIGHT };
}
const dark = (image: { data: Uint8Array }, x: number, y: number) => image.data[y * WIDTH + x]! < 100;

test('strokes turn dark on light, light on dark and coloured on a panel', () => {
  const teal = [10, 110, 140];
  const image = drawn(
    [255, 255, 255],
    [
      [20, 20, 6, 20, [0, 0, 0]],
      [100, 100, 200, 100, teal],
      [200, 140, 6, 20, [255, 255, 255]],
    ],
  );
  const ink = inkOf(image);
  assert.ok(dark(ink, 22, 30), 'black on white');
  assert.ok(dark(ink, 202, 150), 'white on teal');
  assert.ok(!dark(ink, 150, 150), 'the panel is no ink');
  const inverted = inkOf(drawn([0, 0, 0], [[20, 20, 6, 20, [255, 255, 255]]]));
  assert.ok(dark(inverted, 22, 30) && !dark(inverted, 200, 200), 'white on black');
});

test('rules, frames, bars and bullets go; letters beside them stay', () => {
  const black = [0, 0, 0];
  const image = drawn(
    [255, 255, 255],
    [
      [20, 10, 300, 3, black], // rule
      [20, 40, 200, 2, black],
      [20, 40, 2, 100, black],
      [20, 138, 200, 2, black],
      [218, 40, 2, 100, black], // frame
      [60, 80, 4, 20, black], // I in the frame
      [20, 180, 120, 40, black], // bar
      [150, 190, 4, 20, black], // I beside the bar
      [20, 250, 12, 12, black], // bullet
      [60, 246, 4, 20, black], // I after the bullet
    ],
  );
  const clean = withoutGraphics(inkOf(image));
  for (const [x, y] of [
    [100, 11],
    [21, 90],
    [120, 41],
    [80, 200],
    [22, 182],
    [26, 256],
  ] as const) {
    assert.ok(!dark(clean, x, y), `graphic at ${x},${y}`);
  }
  for (const [x, y] of [
    [62, 90],
    [152, 200],
    [62, 256],
  ] as const)
    assert.ok(dark(clean, x, y), `letter at ${x},${y}`);
});

test('pieces that touch only at a corner or through a later row are one component', () => {
  const rows = ['#..#', '#..#', '.##.', '....', '#...'];
  const data = Uint8Array.from(rows.join(''), (c) => (c === '#' ? 0 : 255));
  const found = componentsOf({ data, width: 4, height: 5 }, 128).map((c) => [c.x0, c.y0, c.x1, c.y1, c.area]);
  assert.deepEqual(found, [
    [0, 0, 4, 3, 6],
    [0, 4, 1, 5, 1],
  ]);
});
