import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { drawAnnotations } from '../../../main/annotate/draw-annotations.ts';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { annotationLooks } from '../../../preload/contract/annotation-look.ts';
import { near, pixelsOf, plain, type Rgb, rgbOf } from './pixels.ts';

const [WIDTH, HEIGHT] = [800, 450];
const gray = await plain(WIDTH, HEIGHT);
const ground: Rgb = [128, 128, 128];
const fill = (color: keyof typeof annotationLooks) => rgbOf(annotationLooks[color].fill);

async function drawn(...annotations: Annotation[]) {
  const { jpeg, width, height } = await drawAnnotations(gray, annotations);
  assert.deepEqual([width, height], [WIDTH, HEIGHT]);
  return pixelsOf(jpeg);
}

/** Share of pixels that are not the picture's own, inside a rectangle of fractions and outside of it. */
async function changed(annotation: Annotation, [left, top, right, bottom]: readonly number[]) {
  const { at } = await drawn(annotation);
  const count = { inside: 0, outside: 0 };
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      // A JPEG's waves reach a little further than what was drawn.
      if (near(at(x, y), ground, 24)) continue;
      const isIn = x >= left! * WIDTH && x <= right! * WIDTH && y >= top! * HEIGHT && y <= bottom! * HEIGHT;
      count[isIn ? 'inside' : 'outside'] += 1;
    }
  }
  return count;
}

const shapes: { annotation: Annotation; within: number[]; at: [number, number][]; color: Rgb }[] = [
  {
    annotation: { kind: 'box', id: 'a', color: 'red', box: { x: 0.25, y: 0.2, w: 0.5, h: 0.4 }, label: '' },
    within: [0.24, 0.18, 0.76, 0.62],
    at: [
      [0.25, 0.4],
      [0.75, 0.4],
      [0.5, 0.2],
      [0.5, 0.6],
    ],
    color: fill('red'),
  },
  {
    annotation: { kind: 'highlight', id: 'a', color: 'green', box: { x: 0.1, y: 0.1, w: 0.3, h: 0.2 } },
    within: [0.09, 0.09, 0.41, 0.31],
    at: [
      [0.2, 0.2],
      [0.39, 0.29],
    ],
    // A veil, not a wall.
    color: fill('green').map((value) => Math.round(value * 0.38 + 128 * 0.62)) as unknown as Rgb,
  },
  {
    annotation: { kind: 'arrow', id: 'a', color: 'blue', from: { x: 0.2, y: 0.5 }, to: { x: 0.8, y: 0.5 } },
    within: [0.19, 0.46, 0.81, 0.54],
    at: [
      [0.3, 0.5],
      [0.6, 0.5],
      [0.79, 0.5],
      [0.785, 0.505],
    ],
    color: fill('blue'),
  },
  {
    annotation: {
      ...{ kind: 'freehand', id: 'a', color: 'violet' },
      points: [
        { x: 0.1, y: 0.8 },
        { x: 0.3, y: 0.8 },
        { x: 0.5, y: 0.8 },
      ],
    },
    within: [0.09, 0.77, 0.51, 0.83],
    at: [
      [0.1, 0.8],
      [0.3, 0.8],
      [0.49, 0.8],
    ],
    color: fill('violet'),
  },
  {
    annotation: {
      kind: 'callout',
      id: 'a',
      color: 'amber',
      at: { x: 0.5, y: 0.5 },
      number: 1,
      text: 'not on the picture',
    },
    within: [0.47, 0.45, 0.53, 0.55],
    at: [
      [0.488, 0.5],
      [0.512, 0.5],
    ],
    color: fill('amber'),
  },
  {
    annotation: { kind: 'text', id: 'a', color: 'white', at: { x: 0.3, y: 0.3 }, text: 'Low water', size: 0.08 },
    within: [0.298, 0.298, 0.62, 0.44],
    at: [[0.302, 0.305]],
    color: [255, 255, 255],
  },
];

for (const { annotation, within, at: points, color } of shapes) {
  test(`${annotation.kind}: drawn where it lies, in its colour, and only there`, async () => {
    const { at } = await drawn(annotation);
    for (const [x, y] of points) {
      assert.ok(near(at(x * WIDTH, y * HEIGHT), color, 34), `${x}, ${y} is ${at(x * WIDTH, y * HEIGHT)}, not ${color}`);
    }
    const { inside, outside } = await changed(annotation, within);
    assert.ok(inside > 100, `${inside} px are drawn`);
    assert.equal(outside, 0);
  });
}

test('the last lies on top', async () => {
  const at = { x: 0.4, y: 0.4 };
  const text: Annotation = { kind: 'text', id: 't', color: 'white', at, text: 'MMMM', size: 0.2 };
  const line: Annotation = {
    kind: 'freehand',
    id: 'l',
    color: 'red',
    points: [
      { x: 0.3, y: 0.5 },
      { x: 0.9, y: 0.5 },
    ],
  };
  const place = [0.405 * WIDTH, 0.5 * HEIGHT] as const;
  assert.ok(near((await drawn(text, line)).at(...place), fill('red')));
  assert.ok(!near((await drawn(line, text)).at(...place), fill('red')));
});

test('words are words: markup in them is set, not obeyed, and a label stands above its box', async () => {
  const hostile = '</text><rect width="800" height="450" fill="red"/><script>&amp; <b>x</b> "';
  const box = { x: 0.3, y: 0.5, w: 0.4, h: 0.3 };
  for (const annotation of [
    { kind: 'text', id: 'a', color: 'white', at: { x: 0.1, y: 0.4 }, text: hostile, size: 0.05 },
    { kind: 'box', id: 'a', color: 'white', box, label: hostile },
  ] as const) {
    const { at } = await drawn(annotation);
    assert.ok(near(at(5, 5), ground) && near(at(795, 445), ground), 'nothing fills the picture');
  }
  const { at } = await drawn({ kind: 'box', id: 'a', color: 'amber', box, label: 'Gate' });
  assert.ok(near(at(0.302 * WIDTH, 0.5 * HEIGHT - 8), fill('amber')));
});

test('a text whose corner is near an edge is moved until all of it is seen', async () => {
  const drawnAt = async (x: number, y: number) => {
    const { data } = await drawn({ kind: 'text', id: 'a', color: 'white', at: { x, y }, text: 'Gate 4', size: 0.1 });
    return data.reduce((count, value) => count + (Math.abs(value - 128) > 24 ? 1 : 0), 0);
  };
  const whole = await drawnAt(0.3, 0.3);
  for (const [x, y] of [
    [1, 0.3],
    [0.3, 1],
    [0.97, 0.98],
  ] as const)
    assert.ok(Math.abs((await drawnAt(x, y)) - whole) < whole * 0.03, `cut off at ${x}, ${y}`);
});

const long: Record<string, string> = {
  'one endless word': 'x'.repeat(10_000),
  'right to left': 'مياه منخفضة '.repeat(830),
  emoji: '🌊👩‍👩‍👧‍👦'.repeat(800),
  'empty lines': `${'\n'.repeat(9_999)}x`,
  'wide letters': '字'.repeat(10_000),
  'direction and control characters': '\u202egate\u0000\u0007\ufffe\ud800'.repeat(900),
};
for (const [name, text] of Object.entries(long)) {
  test(`${name}: 10,000 characters stay in the picture, whatever their size`, async () => {
    for (const size of [0.005, 0.05, 0.5]) {
      const { at } = await drawn(
        { kind: 'text', id: 'a', color: 'white', at: { x: 0.95, y: 0.95 }, text, size },
        { kind: 'box', id: 'b', color: 'red', box: { x: 0.9, y: 0.9, w: 0.1, h: 0.1 }, label: text.slice(0, 500) },
      );
      // It begins at its corner, or is moved left by no more than it needs: the far left stays free.
      assert.ok(near(at(10, 440), ground, 16), `${at(10, 440)}`);
    }
  });
}

test('photographs that stand on their side, grey, deep, see-through and tiny pictures can be drawn on', async () => {
  const box: Annotation = { kind: 'box', id: 'a', color: 'red', box: { x: 0.1, y: 0.1, w: 0.8, h: 0.8 }, label: 'x' };
  const hide: Annotation = { kind: 'hide', id: 'h', box: { x: 0.3, y: 0.3, w: 0.4, h: 0.4 }, style: 'pixelate' };
  const kinds: Record<string, (input: Sharp) => Sharp> = {
    grey: (input) => input.toColourspace('b-w'),
    'grey, 16 bit': (input) => input.toColourspace('grey16'),
    '16 bit': (input) => input.toColourspace('rgb16'),
    alpha: (input) => input.ensureAlpha(0.5),
    'grey with alpha': (input) => input.ensureAlpha(0.5).toColourspace('b-w'),
  };
  for (const [name, make] of Object.entries(kinds)) {
    const input = new Uint8Array(
      await make(sharp(await plain(200, 100, '#777777')))
        .png()
        .toBuffer(),
    );
    const { jpeg } = await drawAnnotations(input, [box, hide]);
    const { at, channels } = await pixelsOf(jpeg);
    assert.equal(channels, 3, name);
    assert.ok(near(at(20, 50), fill('red'), 60), `${name}: ${at(20, 50)}`);
  }
  const turned = await sharp(await plain(200, 100))
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { width, height, jpeg } = await drawAnnotations(new Uint8Array(turned), [box]);
  assert.deepEqual([width, height], [100, 200]);
  assert.ok(near((await pixelsOf(jpeg)).at(10, 100), fill('red'), 60));
  assert.deepEqual(
    Object.keys(await sharp(jpeg).metadata()).filter((key) => ['exif', 'icc', 'xmp'].includes(key)),
    [],
  );
  assert.deepEqual((await drawAnnotations(await plain(1, 1), [box, hide])).width, 1);
});

test('a huge picture is drawn on, smaller; another at its own size, or as wide as it is asked for', async () => {
  const huge = new Uint8Array(
    await sharp({ create: { width: 9000, height: 6000, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  );
  const { width, height } = await drawAnnotations(huge, []);
  assert.ok(width * height <= 24_000_000 && Math.abs(width / height - 1.5) < 0.01);
  assert.equal((await drawAnnotations(gray, [], 400)).width, 400);
  assert.equal((await drawAnnotations(gray, [], 4000)).width, WIDTH);
});
